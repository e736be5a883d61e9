import { isKind } from '@souk/kubernetes';
import type { ControllerMetrics } from './metrics.ts';

/** Tells how long a pass took and how it ended; one that only had an old copy has not failed, and is told to look again. */
export async function runPass(
  metrics: ControllerMetrics,
  pass: () => Promise<number | undefined>,
): Promise<number | undefined> {
  const began = performance.now();
  const ended = (outcome: Parameters<ControllerMetrics['passEnded']>[0]) =>
    metrics.passEnded(outcome, (performance.now() - began) / 1000);
  try {
    const again = await pass();
    ended('done');
    return again;
  } catch (error) {
    const isStale = isKind(error, 'conflict') || isKind(error, 'not-found');
    ended(isStale ? 'conflict' : 'failed');
    if (isStale) return staleAgainMs;
    throw error;
  }
}

/** The watch usually brings the news earlier. */
const staleAgainMs = 500;
