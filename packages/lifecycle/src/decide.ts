import { storeFinalizer } from '@souk/contract';
import { changeUnderWay } from './changing.ts';
import { claimOf } from './claim.ts';
import type { Decision, StepType } from './decision.ts';
import { decideEnding } from './ending.ts';
import { decideForeign } from './foreign.ts';
import { decideHeld } from './held.ts';
import { decideFailed, decideLocked } from './interrupted.ts';
import type { Observation } from './observation.ts';
import { decideOutOfDate } from './out-of-date.ts';
import { decideAbsent, decideFirstStart } from './provision.ts';
import { allKnown, classify, type Facts, type ReleaseState } from './release-state.ts';
import { decideRollout } from './rollout.ts';
import { decideAsleep, decideDrifted, decideServing } from './serving.ts';

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
export const helmSteps: ReadonlySet<StepType> = new Set([
  'install',
  'upgrade',
  'roll-back',
  'repair',
  'uninstall',
]);

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

/** For the first time, or with new values. */
function decideStarting(facts: Facts): Decision {
  const { store, release } = facts;
  const change = changeUnderWay(facts);
  return store.status?.readyAt && release.state === 'present' && change
    ? decideRollout(facts, release, change)
    : decideFirstStart(facts);
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
