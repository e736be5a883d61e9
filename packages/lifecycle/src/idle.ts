import { idleSeconds } from '@souk/contract';
import type { Decision } from './decision.ts';
import type { Facts } from './release-state.ts';

/** Nobody waits for a store to fall asleep. */
const atLeastMs = 1000;

/**
 * A store that serves, has nothing else to be done, and was not used for as long as its owner says falls asleep. Not where there is
 * no waker: nobody but a person could wake it. What the store does not tell is no idleness.
 */
export function fallingAsleep(facts: Facts, decision: Decision): Decision {
  const { store, agent, hasWaker, now } = facts;
  const { sleepAfter } = store.spec;
  const last = agent?.lastRequestAt;
  if (!sleepAfter || !hasWaker || last === undefined || decision.step.type !== 'wait') return decision;
  const waitMs = last + idleSeconds(sleepAfter) * 1000 - now;
  if (waitMs <= 0)
    return { ...decision, step: { type: 'fall-asleep', idle: sleepAfter }, requeueAfterMs: atLeastMs };
  return { ...decision, requeueAfterMs: Math.max(atLeastMs, Math.min(waitMs, decision.requeueAfterMs)) };
}
