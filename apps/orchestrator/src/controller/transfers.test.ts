import { expect, test } from 'vitest';
import { createTransfers } from './transfers.ts';

const transfers = () => createTransfers(new AbortController().signal);

test('a transfer runs once at a time, and is looked at meanwhile', async () => {
  const all = transfers();
  let begun = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const run = () => {
    begun += 1;
    return promise;
  };
  expect(all.look('a')).toBeUndefined();
  all.begin('a', run);
  all.begin('a', run);
  expect([begun, all.look('a')]).toEqual([1, { state: 'running' }]);
  resolve();
  await expect.poll(() => all.look('a')).toEqual({ state: 'done' });
});

test('failures are counted until the transfer is forgotten', async () => {
  const all = transfers();
  const fail = () => Promise.reject(new Error('away'));
  for (const times of [1, 2]) {
    all.begin('a', fail);
    await expect.poll(() => all.look('a')).toMatchObject({ state: 'failed', times });
  }
  all.forget('a');
  all.begin('a', fail);
  await expect.poll(() => all.look('a')).toMatchObject({ state: 'failed', times: 1 });
});
