import { expect, test } from 'vitest';
import { withDeadline } from './deadline.ts';

test('an answer in time is the answer', async () => {
  expect(await withDeadline(Promise.resolve(7), 50)).toBe(7);
  await expect(withDeadline(Promise.reject(new Error('no')), 50)).rejects.toThrow('no');
});

test('an answer that never comes is a timeout', async () => {
  const never = new Promise(() => undefined);
  await expect(withDeadline(never, 20)).rejects.toMatchObject({ name: 'ClusterError', kind: 'timeout' });
});
