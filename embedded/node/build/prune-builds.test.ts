import { expect, test } from 'vitest';
import { disposable } from './prune-builds.ts';

const builds = ['oldest', 'older', 'old', 'new', 'newest'].map((path, usedMs) => ({ path, usedMs }));

test('the last used builds stay, and whatever a cluster runs', () => {
  expect(disposable(builds, new Set())).toEqual(['older', 'oldest']);
  expect(disposable(builds, new Set(['older']))).toEqual(['oldest']);
  expect(disposable(builds.slice(0, 3), new Set())).toEqual([]);
});
