import { expect, test } from 'vitest';
import { elapsedOf, formatSeconds } from './duration.ts';

test('seconds and minutes read like a clock', () => {
  expect(formatSeconds(7.6)).toBe('8 s');
  expect(formatSeconds(65)).toBe('1 min 05 s');
});

test('an unknown or tiny expectation is left out', () => {
  expect(elapsedOf(3, 560)).toBe('3 s of about 9 min 20 s');
  expect(elapsedOf(3, undefined)).toBe('3 s');
  expect(elapsedOf(0, 1)).toBe('0 s');
});
