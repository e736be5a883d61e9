import { expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';

it.each([
  ['2.9.0', '2.21.0', -1],
  ['2.21.2', '2.21.2', 0],
  ['3.0.0', '2.99.9', 1],
  ['2.21.0-rc.1', '2.21.0', -1],
  ['2.21.0', '2.21.0-rc.1', 1],
  ['2.21.0-rc.2', '2.21.0-rc.10', -1],
  ['2.21.0+build.2', '2.21.0', 0],
])('%s against %s', (left, right, sign) => expect(Math.sign(compareVersions(left, right))).toBe(sign));
