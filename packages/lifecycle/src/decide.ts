import type { Failure, Phase } from '@souk/contract';
import { storeFinalizer } from '@souk/contract';
import { type Decision, verdict } from './decision.ts';
import { decideEnding } from './ending.ts';
import type { Observation } from './observation.ts';
import { decideAbsent, decideFailed, decideLocked, decideStarting, held, rejecting } from './provision.ts';
import { allKnown, classify, type Facts, isHeld, type ReleaseState } from './release-state.ts';
import { decideAsleep, decideDrifted, decideOutOfDate, decideServing } from './serving.ts';

const byState: Record<Exclude<ReleaseState, 'Unknown'>, (facts: Facts) => Decision> = {
  Ending: decideEnding,
  Foreign: decideForeign,
  Held: decideHeld,
  Asleep: decideAsleep,
  Locked: decideLocked,
  Absent: decideAbsent,
  Failed: decideFailed,
  OutOfDate: decideOutOfDate,
  Starting: decideStarting,
  Drifted: decideDrifted,
  Serving: decideServing,
};

/** The heart of the controller: from what is, to the one step that is next. Pure. */
export function decide(observation: Observation): Decision {
  if (!allKnown(observation)) return undecided(observation);
  const state = classify(observation);
  if (state === 'Unknown') return undecided(observation);
  const { finalizers = [], deletionTimestamp } = observation.store.metadata;
  const decision = byState[state](observation);
  // Nothing may exist for a store that could vanish without us: the finalizer comes before anything else.
  if (!deletionTimestamp && !finalizers.includes(storeFinalizer))
    return { ...decision, step: { type: 'add-finalizer' } };
  return decision;
}

/** Keeps what was said before: not knowing is no news. */
function undecided({ store }: Observation): Decision {
  const phase: Phase = store.status?.phase ?? 'Pending';
  return {
    state: 'Unknown',
    step: { type: 'wait' },
    phase,
    conditions: (store.status?.conditions ?? []).map(({ type, status, reason, message }) =>
      verdict(type, status, reason, message),
    ),
    operation: null,
    status: {},
    requeueAfterMs: 1000,
  };
}

function decideForeign(facts: Facts): Decision {
  const { namespace, store, url } = facts;
  const taken = namespace.state === 'foreign';
  const what = taken
    ? `The namespace store-${store.metadata.name}`
    : `A Helm release named ${store.metadata.name}`;
  const failure: Failure = {
    reason: taken ? 'NamespaceTaken' : 'ReleaseTaken',
    message: `${what} exists already and is not Souk's (${url} stays unused).`,
    hint: 'Choose another name, or remove it yourself if nobody needs it; then retry.',
  };
  return isHeld(facts) ? held(facts, 'Foreign', failure) : rejecting(facts, 'Foreign', failure);
}

/** After the diagnosis is kept, nothing of the attempt stays; a store that once was ready keeps its data. */
function decideHeld(facts: Facts): Decision {
  const { store, release, namespace, route } = facts;
  const failure = store.status?.failure ?? {
    reason: store.status?.rejected?.reason ?? 'Failed',
    message: 'The store failed.',
    hint: 'Retry.',
  };
  const decision = held(facts, 'Held', failure);
  if (store.status?.readyAt) return decision;
  if (namespace.state === 'active' && release.state === 'present')
    return { ...decision, step: { type: 'uninstall' }, requeueAfterMs: 1000 };
  if (namespace.state === 'active')
    return { ...decision, step: { type: 'delete-namespace' }, requeueAfterMs: 1000 };
  if (route === 'present') return { ...decision, step: { type: 'remove-route' }, requeueAfterMs: 1000 };
  return decision;
}
