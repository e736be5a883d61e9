import { expect, test } from 'vitest';
import { fromAnswer, toKubeError } from './kube-error.ts';

const status = (reason: string, message = 'words') => JSON.stringify({ kind: 'Status', reason, message });

test.each([
  [404, status('NotFound'), 'not-found'],
  [409, status('AlreadyExists'), 'already-exists'],
  [409, status('Conflict'), 'conflict'],
  [403, status('Forbidden'), 'forbidden'],
  [422, status('Invalid'), 'invalid'],
  [410, status('Expired'), 'gone'],
  [500, 'boom', 'unavailable'],
  [503, '', 'unavailable'],
])('%i %s is %s', (code, body, kind) => {
  expect(fromAnswer(code, body)).toMatchObject({ kind, status: code });
});

test('a 404 from something in between does not mean that the object is absent', () => {
  expect(fromAnswer(404, '404 page not found').kind).toBe('unknown');
});

test('no answer at all is unavailable, a late one is a timeout', () => {
  const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
  expect(toKubeError(refused)).toMatchObject({ kind: 'unavailable', status: undefined });
  expect(toKubeError(refused).message).toContain('ECONNREFUSED');
  expect(toKubeError(new DOMException('late', 'TimeoutError')).kind).toBe('timeout');
});
