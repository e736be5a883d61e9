import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFence } from './fence.ts';

test('is closed until the first renewal, and again when that is too old', () => {
  let now = 0;
  const fence = createFence(7000, () => now);
  expect(fence.isOpen()).toBe(false);
  expect(fence.signal().aborted).toBe(true);
  fence.renewed(0);
  now = 6999;
  expect(fence.isOpen()).toBe(true);
  now = 7000;
  expect(fence.isOpen()).toBe(false);
  expect(fence.signal().aborted).toBe(true);
});

test('counts from when a renewal was sent, not from its answer', () => {
  let now = 5000;
  const fence = createFence(7000, () => now);
  fence.renewed(0);
  now = 7000;
  expect(fence.isOpen()).toBe(false);
});

test('after the machine slept, the next renewal still ends what ran before', () => {
  let now = 0;
  const fence = createFence(7000, () => now);
  fence.renewed(0);
  const before = fence.signal();
  now = 600_000;
  fence.renewed(599_990);
  expect(before.aborted).toBe(true);
  expect(fence.signal().aborted).toBe(false);
  expect(fence.isOpen()).toBe(true);
});

test('the signal comes by itself', async () => {
  const fence = createFence(20, () => performance.now());
  fence.renewed(performance.now());
  await sleep(60);
  expect(fence.signal().aborted).toBe(true);
});

test('the signal comes although the timer came early', async () => {
  // A clock that runs at a third of the timers' speed.
  const start = performance.now();
  const slow = () => (performance.now() - start) / 3;
  const fence = createFence(20, slow);
  fence.renewed(0);
  await once(fence.signal(), 'abort');
  expect(slow()).toBeGreaterThanOrEqual(20);
});
