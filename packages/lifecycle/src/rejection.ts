import type { Failure } from '@souk/contract';
import { type Decision, decisionOf, type Evidence } from './decision.ts';
import { wordsOfWentBack } from './conditions.ts';
import { type Facts, hasReadyPod, type ReleaseState } from './release-state.ts';

/** Gives up on the wish: the reason is kept first, and what the attempt made goes in the passes that follow. */
export function rejecting(
  facts: Facts,
  state: ReleaseState,
  failure: Failure,
  evidence?: Evidence,
): Decision {
  const step = { type: 'reject', failure, ...(evidence ? { evidence } : {}) } as const;
  const served = facts.store.status?.readyAt !== undefined && facts.release.state === 'present';
  const said = served ? goingBack(facts, state, failure) : givenUp(facts, state, failure);
  return { ...said, step, requeueAfterMs: 1000 };
}

/** Of one that once was ready: it will go back to what served. */
function goingBack(facts: Facts, state: ReleaseState, { reason, message }: Failure): Decision {
  const open = hasReadyPod(facts.workload);
  return decisionOf(facts, {
    state,
    situation: open ? 'HeldServing' : 'HeldNotServing',
    message: open ? 'The shop is open' : message,
    progress: wordsOfWentBack({ reason, message }),
  });
}

/** What is said of a store that never was ready, and whose wish failed. */
export function givenUp(facts: Facts, state: ReleaseState, { reason, message }: Failure): Decision {
  return decisionOf(facts, {
    state,
    situation: 'Held',
    reason,
    message,
    progress: 'Waiting for a retry or a new wish',
  });
}
