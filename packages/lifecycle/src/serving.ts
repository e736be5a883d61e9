import type { Phase } from '@souk/contract';
import { type Decision, type Step, verdict } from './decision.ts';
import type { Facts, ReleaseState } from './release-state.ts';

type Health = {
  state: ReleaseState;
  phase: Phase;
  healthy: boolean;
  reason: string;
  message: string;
  step?: Step;
};

function steady(
  { store, release, url }: Facts,
  { state, phase, healthy, reason, message, step }: Health,
): Decision {
  const present = release.state === 'present' ? release : undefined;
  return {
    state,
    step: step ?? { type: 'wait' },
    phase,
    conditions: [
      verdict('Ready', healthy ? 'True' : 'False', reason, message),
      verdict('Progressing', 'False', reason, 'Nothing is under way'),
      verdict(
        'Released',
        present ? 'True' : 'False',
        present ? 'Deployed' : 'Missing',
        present ? 'The Helm release is deployed' : 'The Helm release is missing',
      ),
      verdict('Healthy', healthy ? 'True' : 'False', reason, message),
    ],
    operation: null,
    status: {
      observedGeneration: store.metadata.generation,
      url,
      failure: null,
      rejected: null,
      ...(present && healthy ? { lastGood: { revision: present.revision, version: present.version } } : {}),
      release: present
        ? {
            revision: present.revision,
            status: present.status,
            chart: present.chart,
            appVersion: present.version,
          }
        : null,
    },
    requeueAfterMs: 60_000,
  };
}

export function decideServing(facts: Facts): Decision {
  if (facts.route === 'absent') {
    return steady(facts, {
      state: 'Serving',
      phase: 'Ready',
      healthy: true,
      reason: 'Serving',
      message: 'The shop is open',
      step: { type: 'add-route' },
    });
  }
  return steady(facts, {
    state: 'Serving',
    phase: 'Ready',
    healthy: true,
    reason: 'Serving',
    message: 'The shop is open',
  });
}

/** Its data is safe on its volume; the Deployment or kubelet brings the pod back, and the status says what is missing. */
export function decideDrifted(facts: Facts): Decision {
  const missing =
    facts.workload.deployment === 'absent' ? 'The Deployment is missing' : 'The pod is not ready';
  return steady(facts, {
    state: 'Drifted',
    phase: 'Degraded',
    healthy: false,
    reason: 'PodNotReady',
    message: missing,
  });
}

/** Upgrades are not made yet: the store goes on serving the version that it has, and says so. */
export function decideOutOfDate(facts: Facts): Decision {
  const version = facts.release.state === 'present' ? facts.release.version : 'none';
  const message = `The release runs ${version}; the wish for ${facts.store.spec.version} waits`;
  return steady(facts, { state: 'OutOfDate', phase: 'Ready', healthy: true, reason: 'OutOfDate', message });
}

/** Hibernation is not made yet: what runs goes on running. */
export function decideAsleep(facts: Facts): Decision {
  return steady(facts, {
    state: 'Asleep',
    phase: 'Hibernated',
    healthy: false,
    reason: 'Hibernated',
    message: 'The store sleeps',
  });
}
