import { expect, test } from 'vitest';
import { mountsBelow, supervisedSpec } from './cleanup.ts';

test('mounts of this folder are found, deepest first, and no neighbours', () => {
  const mountinfo = [
    '22 27 0:21 / /proc rw - proc proc rw',
    '50 27 0:50 / /state/my\\040souk rw - tmpfs tmpfs rw',
    '51 50 0:51 / /state/my\\040souk/run/root rw - tmpfs tmpfs rw',
    '52 27 0:52 / /state/my\\040souk2 rw - tmpfs tmpfs rw',
    '',
  ].join('\n');
  expect(mountsBelow('/state/my souk', mountinfo)).toEqual(['/state/my souk/run/root', '/state/my souk']);
});

test('a supervisor is told from other programs', () => {
  expect(supervisedSpec('/bin/node\0/souk/supervisor/main.ts\0/state/souk/run/spec.json\0')).toBe(
    '/state/souk/run/spec.json',
  );
  expect(supervisedSpec('sleep\0infinity\0')).toBeUndefined();
  expect(supervisedSpec('')).toBeUndefined();
});
