import type { Situation } from './conditions.ts';
import { fallingAsleep } from './idle.ts';
import { type Decision, decisionOf, type Progress, type Step } from './decision.ts';
import type { RouteTarget } from './observation.ts';
import { type Facts, hasReadyPod, type ReleaseState } from './release-state.ts';
import { repairing } from './repair.ts';

export function decideServing(facts: Facts): Decision {
  return fallingAsleep(facts, steady(facts, 'Serving', {}));
}

/** Its data is safe on its volume. What was changed by hand is put back; the Deployment brings a lost pod back by itself. */
export function decideDrifted(facts: Facts): Decision {
  return steady(facts, 'Drifted', {});
}

/** Asleep when its pod has ended; its data, its address and its name stay. */
export function decideAsleep(facts: Facts): Decision {
  const { release, workload, store } = facts;
  if (release.state === 'absent')
    return decisionOf(facts, {
      state: 'Asleep',
      situation: 'Asleep',
      message: 'The store is not installed while it is to sleep',
    });
  const isEnding = workload.pods.length > 0 && store.status?.operation?.type === 'hibernate';
  if (!isEnding) return steady(facts, 'Asleep', { kind: 'asleep' });
  const message = 'Waiting for the pod to stop';
  const operation: Progress = { type: 'hibernate', steps: ['Release', 'Pods'], running: 'Pods', message };
  return decisionOf(facts, { state: 'Asleep', situation: 'Updating', message, operation });
}

/** The wish cannot be fulfilled: what is there goes on as it is, and `why` stands in the condition Progressing. */
export function asItIs(facts: Facts, state: ReleaseState, why: string): Decision {
  return steady(facts, state, { progress: why, kind: 'waits' });
}

/** Why nothing more is done: all is well, the wish cannot be followed, it failed, or the store sleeps. */
type Kind = 'well' | 'waits' | 'held' | 'asleep';

const situations: Record<Kind, { open: Situation; closed: Situation }> = {
  well: { open: 'Serving', closed: 'NotServing' },
  waits: { open: 'WishWaits', closed: 'NotServing' },
  held: { open: 'HeldServing', closed: 'HeldNotServing' },
  asleep: { open: 'Asleep', closed: 'Asleep' },
};

/** Nothing but tidying up: the alias, and what was changed by hand. */
export function steady(
  facts: Facts,
  state: ReleaseState,
  {
    progress = facts.workload.volumeGrowth ?? 'Nothing is under way',
    kind = 'well',
  }: { progress?: string; kind?: Kind },
): Decision {
  const ready = hasReadyPod(facts.workload);
  const sleeps = kind === 'held' && facts.store.spec.hibernated && facts.workload.replicas === 0;
  const { open, closed } = situations[kind];
  const route = routeStep(facts);
  const decision = decisionOf(facts, {
    state,
    situation: sleeps ? 'HeldAsleep' : ready ? open : closed,
    message:
      sleeps || kind === 'asleep'
        ? 'The store sleeps; its data is kept'
        : ready
          ? 'The shop is open'
          : missing(facts),
    progress,
    ...(route ? { step: route } : {}),
    status: { url: facts.url, ...fulfilled(facts, state, ready) },
  });
  return route || kind === 'waits' ? decision : repairing(facts, decision);
}

/** What a store that is as wished has to say: its wish is no longer rejected, and this revision is a good one. */
function fulfilled({ store, release }: Facts, state: ReleaseState, ready: boolean): Decision['status'] {
  const { status = {}, metadata } = store;
  if (!status.readyAt || release.state === 'absent' || (state !== 'Serving' && state !== 'Asleep')) return {};
  const { revision, version, digest } = release;
  const { generation } = metadata;
  const cleared = { failure: null, rejected: null };
  if (state === 'Serving' && ready)
    return { ...cleared, lastGood: { revision, version, digest, generation } };
  return status.lastGood ? { ...cleared, lastGood: { ...status.lastGood, generation } } : cleared;
}

/** A sleeping store is reached through the waker, where there is one. */
const wantedRoute = ({ store, hasWaker, hasEndpoint, route }: Facts): RouteTarget => {
  const opens = store.status?.readyAt !== undefined && hasEndpoint === false && route !== 'store';
  return hasWaker && (store.spec.hibernated || opens) ? 'waker' : 'store';
};

export function routeStep(facts: Facts): Step | undefined {
  const to = wantedRoute(facts);
  return facts.route === to ? undefined : { type: 'add-route', to };
}

const missing = ({ workload }: Facts): string => {
  if (workload.deployment === 'absent') return 'The Deployment is missing';
  if (workload.replicaFailure) return `The pod cannot be made: ${workload.replicaFailure}`;
  return workload.pods.length === 0 ? 'There is no pod' : 'The pod is not ready';
};
