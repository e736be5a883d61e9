import { expect, test } from 'vitest';
import { idleSeconds, idleTime } from './idle-time.ts';

test.each([
  ['1m', 60],
  ['90m', 5_400],
  ['12h', 43_200],
  ['30d', 2_592_000],
])('%s is %d seconds', (time, seconds) => {
  expect(idleTime.parse(time)).toBe(time);
  expect(idleSeconds(time)).toBe(seconds);
});

test.each(['', '0m', '30', '30s', '1.5h', '31d', '99999h', '-1m', '1m1m', 30, null])(
  '%j is refused',
  (time) => {
    expect(idleTime.safeParse(time).error?.issues[0]?.message).toMatch(/must be a t(ime from 1m to 30d|ext)/);
  },
);
