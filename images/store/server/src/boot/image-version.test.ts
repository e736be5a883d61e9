import { expect, it } from 'vitest';
import { isOlder } from './image-version.ts';

it.each([
  ['2.20.1', '2.21.0', true],
  ['2.9.9', '2.20.0', true],
  ['1.99.99', '2.0.0', true],
  ['2.21.2', '2.21.2', false],
  ['2.21.10', '2.21.9', false],
  ['unknown', '0.0.1', true],
  ['2.21.2', 'unknown', false],
])('%s is older than %s: %s', (a, b, older) => {
  expect(isOlder(a, b)).toBe(older);
});
