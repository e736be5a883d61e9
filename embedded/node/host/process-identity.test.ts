import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { childrenOf, identify, isAlive, parseStat, signalProcess } from './process-identity.ts';

test('a name with spaces and parentheses does not shift the fields', () => {
  const rest = 'S 7 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4242 1 2 3';
  expect(parseStat(`12 (a b) (c)) ${rest}`)).toEqual({ state: 'S', parent: 7, startTime: 4242 });
});

test('a process is known by its start time as well', async () => {
  const child = spawn('sleep', ['60']);
  const identity = await identify(child.pid ?? 0);
  if (!identity) throw new Error('the child has no identity');
  expect(await childrenOf(process.pid)).toContain(identity.pid);
  expect(await isAlive(identity)).toBe(true);
  expect(await isAlive({ ...identity, startTime: identity.startTime - 1 })).toBe(false);
  expect(await signalProcess({ ...identity, startTime: 1 }, 'SIGKILL')).toBe(false);
  expect(await isAlive(identity)).toBe(true);
  expect(await signalProcess(identity, 'SIGKILL')).toBe(true);
  await once(child, 'exit');
  expect(await isAlive(identity)).toBe(false);
});
