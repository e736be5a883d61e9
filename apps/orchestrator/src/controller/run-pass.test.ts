import { KubeError } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { noMetrics } from './metrics.ts';
import { runPass } from './run-pass.ts';

function counting() {
  const outcomes: string[] = [];
  return { outcomes, metrics: { ...noMetrics, passEnded: (outcome: string) => void outcomes.push(outcome) } };
}

test('a copy that was old is no failure: the pass is made again soon', async () => {
  const { outcomes, metrics } = counting();
  const again = await runPass(metrics, () => Promise.reject(new KubeError('conflict', 'old', 409)));
  expect(again).toBe(500);
  expect(outcomes).toEqual(['conflict']);
});

test('anything else is', async () => {
  const { outcomes, metrics } = counting();
  await expect(runPass(metrics, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await runPass(metrics, () => Promise.resolve(7))).toBe(7);
  expect(outcomes).toEqual(['failed', 'done']);
});
