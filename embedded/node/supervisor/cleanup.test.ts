import { expect, test } from 'vitest';
import { mountsBelow } from './cleanup.ts';

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
