import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withLock } from './lock.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterAll(() => rm(dir, { recursive: true }));

test('work under one lock never overlaps, and a failure frees it', async () => {
  const file = join(dir, 'a');
  let inside = 0;
  const work = async () => {
    inside += 1;
    expect(inside).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    inside -= 1;
    throw new Error('on purpose');
  };
  const runs = await Promise.allSettled([1, 2, 3].map(() => withLock(file, {}, work)));
  expect(runs.map((run) => run.status === 'rejected' && String(run.reason))).toEqual(
    Array.from({ length: 3 }, () => 'Error: on purpose'),
  );
});

test('whoever does not wait is told', async () => {
  const file = join(dir, 'b');
  await withLock(file, {}, async () => {
    await expect(withLock(file, { wait: false }, async () => 1)).rejects.toThrow(
      /is locked by another process/,
    );
  });
  expect(await withLock(file, { wait: false }, async () => 1)).toBe(1);
});
