import { expect, test } from 'vitest';
import { isDeaf, isFresh } from './freshness.ts';

const copy = (seconds: number, synced = true) => ({ synced: () => synced, silentFor: () => seconds * 1000 });

test('one copy that is incomplete or too old makes the whole replica not ready', () => {
  expect(isFresh([copy(1), copy(90)])).toBe(true);
  expect(isFresh([copy(1), copy(1, false)])).toBe(false);
  expect(isFresh([copy(1), copy(121)])).toBe(false);
});

test('after ten silent minutes only a new process may help', () => {
  expect(isDeaf([copy(1), copy(599)])).toBe(false);
  expect(isDeaf([copy(1), copy(601)])).toBe(true);
});
