import { expect, it } from 'vitest';
import { dueAt } from './schedule.ts';

const at = (text: string): Date => new Date(`2026-11-${text}Z`);
const since = at('01T12:00:00');

it.each([
  ['a new store waits for its first time', null, '01T12:00:01', '02T03:00:00'],
  ['the next time follows the last one', '23T03:00:02', '23T09:00:00', '24T03:00:00'],
  ['what was missed is made up at once', '20T03:00:02', '23T09:00:00', '23T09:00:00'],
  ['also the very first one', null, '04T01:00:00', '04T01:00:00'],
  ['and only once', '23T09:00:00', '23T09:00:05', '24T03:00:00'],
])('%s', async (_, last, now, due) => {
  const times = { last: last === null ? null : at(last), since, now: at(now) };
  expect(await dueAt('0 3 * * *', times)).toEqual(at(due));
});

it.each(['tomorrow', '0 3 * *', '0 0 3 * * *', '61 * * * *'])('refuses %j', async (expression) => {
  const times = { last: null, since, now: since };
  await expect(dueAt(expression, times)).rejects.toThrow(
    `five fields, such as '0 3 * * *', not '${expression}'`,
  );
});

it('refuses what never comes', async () => {
  const times = { last: null, since, now: since };
  await expect(dueAt('0 0 31 2 *', times)).rejects.toThrow('names no time that ever comes');
});
