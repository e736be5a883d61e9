import { expect, test } from 'vitest';
import { failureKind, failureMessage } from './result.ts';

test.each([
  ['Error: uninstall: Release not loaded: acme: release: not found', 'not-found'],
  ['Error: INSTALLATION FAILED: cannot reuse a name that is still in use', 'in-use'],
  ['Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress', 'locked'],
  ['Error: Kubernetes cluster unreachable: Get "https://x": dial tcp: connection refused', 'unreachable'],
  ['Error: INSTALLATION FAILED: Post "https://x/api": EOF', 'unreachable'],
  ['Error: INSTALLATION FAILED: Post "https://x/api": read: connection reset by peer', 'unreachable'],
  ['Error: INSTALLATION FAILED: Internal error occurred: resource quota evaluation timed out', 'unreachable'],
  ['Error: secrets "x" is forbidden: unable to create: because it is being terminated', 'unreachable'],
  ['Error: persistentvolumeclaims "x" is forbidden: status unknown for quota: store', 'unreachable'],
  ['Error: persistentvolumeclaims "x" is forbidden: exceeded quota: store, requested: 1', 'quota'],
  ['Error: INSTALLATION FAILED: pods "x" is forbidden: violates PodSecurity "restricted"', 'failed'],
  ["Error: values don't meet the specifications of the schema(s)", 'invalid'],
  ['Error: execution error at (store/templates/x.yaml:1:2): no', 'invalid'],
  ['Error: something new', 'failed'],
])('%j means %s', (stderr, kind) => {
  expect(failureKind(stderr)).toBe(kind);
});

test('only the exact not-found answer means absent', () => {
  expect(failureKind('Error: secrets "x" not found')).toBe('failed');
});

test('warnings before the error are left out, and long words are cut', () => {
  expect(failureMessage('level=WARN old api\nError: INSTALLATION FAILED: no\n')).toBe(
    'INSTALLATION FAILED: no',
  );
  expect(failureMessage(`Error: ${'x'.repeat(2000)}`)).toHaveLength(801);
});

test('a revision that history no longer holds is not found', () => {
  expect(failureKind('Error: release has no 4 version')).toBe('not-found');
});
