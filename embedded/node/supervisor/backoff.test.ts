import { expect, test } from 'vitest';
import { nextDelay } from './backoff.ts';

test('a program that ends again and again waits longer, up to ten seconds', () => {
  const delays: number[] = [];
  for (let run = 0; run < 8; run += 1) delays.push(nextDelay(delays.at(-1), 100));
  expect(delays).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
});

test('one that ran for a while starts soon', () => {
  expect(nextDelay(10_000, 31_000)).toBe(200);
});
