import { storeFinalizer } from '@souk/contract';
import { claimOf } from './claim.ts';
import type { Decision, StepType } from './decision.ts';
import { decideEnding } from './ending.ts';
import { decideFailed, decideLocked } from './interrupted.ts';
import type { Observation } from './observation.ts';
import { decideAbsent, decideStarting } from './provision.ts';
import { decideForeign, decideHeld } from './rejection.ts';
import { allKnown, classify, type Facts, type ReleaseState } from './release-state.ts';
import { decideAsleep, decideDrifted, decideOutOfDate, decideServing } from './serving.ts';

const byState: Record<Exclude<ReleaseState, 'Unknown'>, (facts: Facts) => Decision> = {
  Ending: decideEnding,
  Foreign: decideForeign,
  Held: decideHeld,
  Asleep: decideAsleep,
  Absent: decideAbsent,
  Locked: decideLocked,
  Failed: decideFailed,
  Starting: decideStarting,
  OutOfDate: decideOutOfDate,
  Drifted: decideDrifted,
  Serving: decideServing,
};

/** Steps that start a helm process, and so need the claim on the store. */
export const helmSteps: ReadonlySet<StepType> = new Set(['install', 'uninstall']);

/** The end of a claim, and that of its holder, are news that ask for a pass; this is only for what gets lost. */
const otherHolderMs = 5000;

/** The heart of the controller: from what is, to the one step that is next. Pure. */
export function decide(observation: Observation): Decision {
  if (!allKnown(observation)) return undecided(observation);
  const { finalizers = [], deletionTimestamp } = observation.store.metadata;
  const decision = byState[classify(observation)](observation);
  // Nothing may exist for a store that could vanish without us: the finalizer comes before anything else.
  if (!deletionTimestamp && !finalizers.includes(storeFinalizer))
    return { ...decision, step: { type: 'add-finalizer' } };
  const claim = claimOf(observation);
  if (claim.holder === 'other' && helmSteps.has(decision.step.type))
    return { ...decision, step: { type: 'wait' }, requeueAfterMs: otherHolderMs };
  return decision;
}

/** Keeps what was said before: not knowing is no news. */
function undecided({ store }: Observation): Decision {
  return {
    state: 'Unknown',
    step: { type: 'wait' },
    phase: store.status?.phase ?? 'Pending',
    conditions: store.status?.conditions ?? [],
    operation: null,
    status: {},
    requeueAfterMs: 1000,
  };
}
