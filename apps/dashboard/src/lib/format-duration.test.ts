import { describe, expect, it } from 'vitest';
import { formatAge, formatDuration, formatSpan } from './format-duration.ts';

it.each([
  [0, '0.0 s'],
  [5_840, '5.8 s'],
  [9_960, '10 s'],
  [42_400, '42 s'],
  [59_700, '1 min 0 s'],
  [72_000, '1 min 12 s'],
  [3_725_000, '1 h 2 min'],
  [-300, '0.0 s'],
])('a duration of %i ms is %s', (ms, words) => expect(formatDuration(ms)).toBe(words));

it.each([
  [-5_000, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [7_200_000, '2 h'],
  [200_000_000, '2 d'],
])('an age of %i ms is %s', (ms, words) => expect(formatAge(ms)).toBe(words));

describe('formatSpan', () => {
  it('tells tenths where both times have them', () =>
    expect(formatSpan('2026-05-04T10:00:00.100Z', '2026-05-04T10:00:05.900Z')).toBe('5.8 s'));
  it('makes none up', () =>
    expect(formatSpan('2026-05-04T10:00:00Z', '2026-05-04T10:00:05.900Z')).toBe('6 s'));
});
