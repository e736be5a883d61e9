import { expect, test } from 'vitest';
import { parseHierarchies } from './cgroup.ts';

test('both versions are found side by side, and nothing else', () => {
  const mountinfo = [
    '31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755',
    '34 31 0:31 / /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset',
    '41 31 0:38 / /sys/fs/cgroup/unified rw,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate',
    '',
  ].join('\n');
  expect(parseHierarchies(mountinfo)).toEqual([
    { path: '/sys/fs/cgroup/cpuset', version: 1, controllers: ['rw', 'cpuset'] },
    { path: '/sys/fs/cgroup/unified', version: 2, controllers: ['rw', 'nsdelegate'] },
  ]);
});
