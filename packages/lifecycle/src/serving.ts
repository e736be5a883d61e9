import { type Decision, decisionOf } from './decision.ts';
import { type Facts, hasReadyPod, type ReleaseState } from './release-state.ts';

export function decideServing(facts: Facts): Decision {
  return steady(facts, 'Serving', 'Nothing is under way');
}

/** Its data is safe on its volume. The Deployment brings a lost pod back by itself. */
export function decideDrifted(facts: Facts): Decision {
  return steady(facts, 'Drifted', 'Nothing is under way');
}

/** Upgrades are not made yet: the store goes on with the version that it has, and says so. */
export function decideOutOfDate(facts: Facts): Decision {
  const { release, store } = facts;
  const runs = release.state === 'present' && release.version ? release.version : 'another version';
  const message = `The store runs ${runs}; this version of Souk cannot move it to ${store.spec.version}`;
  return asItIs(facts, 'OutOfDate', message);
}

/** Hibernation is not made yet: what runs goes on, what does not is not started. */
export function decideAsleep(facts: Facts): Decision {
  if (facts.release.state === 'present')
    return asItIs(facts, 'Asleep', 'This version of Souk cannot put a store to sleep');
  const message = 'The store is not installed while it is to sleep';
  return decisionOf(facts, { state: 'Asleep', situation: 'Asleep', message });
}

/** The wish cannot be fulfilled: what is there goes on as it is, and `why` stands in the condition Progressing. */
export function asItIs(facts: Facts, state: ReleaseState, why: string): Decision {
  return steady(facts, state, why, 'WishWaits');
}

function steady(
  facts: Facts,
  state: ReleaseState,
  progress: string,
  whenServing: 'Serving' | 'WishWaits' = 'Serving',
): Decision {
  const { workload, route, release, store, url } = facts;
  const ready = hasReadyPod(workload);
  const present = release.state === 'present' ? release : undefined;
  const wasReady = store.status?.readyAt !== undefined;
  return decisionOf(facts, {
    state,
    situation: ready ? whenServing : 'NotServing',
    message: ready ? 'The shop is open' : missing(facts),
    progress,
    ...(route === 'absent' ? { step: { type: 'add-route' } } : {}),
    status: {
      url,
      ...(wasReady ? { failure: null, rejected: null } : {}),
      ...(present && ready && wasReady && state === 'Serving'
        ? { lastGood: { revision: present.revision, version: present.version } }
        : {}),
    },
  });
}

const missing = ({ workload }: Facts): string => {
  if (workload.deployment === 'absent') return 'The Deployment is missing';
  if (workload.replicaFailure) return `The pod cannot be made: ${workload.replicaFailure}`;
  return workload.pods.length === 0 ? 'There is no pod' : 'The pod is not ready';
};
