import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createWakes } from './wakes.ts';

const log = pino({ level: 'silent' });

function stage(perMinute: number) {
  const woken: string[] = [];
  let now = 0;
  const wake = async (name: string): Promise<'woken'> => {
    woken.push(name);
    await Promise.resolve();
    if (name === 'broken') throw new Error('the API server is away');
    return 'woken';
  };
  const ask = createWakes({ wake, perMinute, log, now: () => now });
  return { ask, woken, pass: (ms: number) => (now += ms) };
}

test('those who ask for one store at the same moment wake it once', async () => {
  const { ask, woken } = stage(10);
  expect(await Promise.all([ask('acme'), ask('acme'), ask('acme')])).toEqual(['woken', 'woken', 'woken']);
  expect(woken).toEqual(['acme']);
});

test('no more stores are woken than a minute allows, and more when time has passed', async () => {
  const { ask, woken, pass } = stage(2);
  expect(await Promise.all(['a', 'b', 'c'].map(ask))).toEqual(['woken', 'woken', 'too-many']);
  pass(29_000);
  expect(await ask('c')).toBe('too-many');
  pass(1_000);
  expect(await ask('c')).toBe('woken');
  expect(woken).toEqual(['a', 'b', 'c']);
});

test('a quiet hour allows no more than one minute does', async () => {
  const { ask, woken, pass } = stage(2);
  pass(3_600_000);
  await Promise.all(['a', 'b', 'c', 'd'].map(ask));
  expect(woken).toEqual(['a', 'b']);
});

test('a failure is told, and the next one who asks tries again', async () => {
  const { ask, woken } = stage(10);
  expect(await ask('broken')).toBe('failed');
  expect(await ask('broken')).toBe('failed');
  expect(woken).toEqual(['broken', 'broken']);
});
