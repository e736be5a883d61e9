import { expect, test } from 'vitest';
import { serial } from './serial.ts';

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('a task waits for those before it, also for failed ones', async () => {
  const inOrder = serial();
  const seen: string[] = [];
  const first = inOrder(async () => {
    await after(20);
    seen.push('first');
    throw new Error('first failed');
  });
  const second = inOrder(async () => seen.push('second'));
  await expect(first).rejects.toThrow('first failed');
  await second;
  expect(seen).toEqual(['first', 'second']);
});
