import type { Failure } from '@souk/contract';
import { type Decision, type Step, verdict } from './decision.ts';
import { diagnose, isHopeless, isPulling } from './diagnose.ts';
import { hasReadyPod, type Facts, type ReleaseState } from './release-state.ts';

/** What a person sees, in order. */
export const installSteps = ['Namespace', 'Release', 'Database and server', 'Shop'] as const;
type InstallStep = (typeof installSteps)[number];

const soonMs = 1000;
const pullFactor = 5;

const messages: Record<InstallStep, string> = {
  Namespace: 'Making the namespace with its quota and keys',
  Release: 'Installing the Helm release',
  'Database and server': 'Waiting for PostgreSQL and Medusa',
  Shop: 'Asking the shop for a product and a price',
};

type Progress = {
  state: ReleaseState;
  step: Step;
  running: InstallStep;
  message?: string;
  requeueAfterMs?: number;
};

function provisioning(
  { store }: Facts,
  { state, step, running, message, requeueAfterMs }: Progress,
): Decision {
  const words = message ?? messages[running];
  const released = installSteps.indexOf(running) > installSteps.indexOf('Release');
  return {
    state,
    step,
    phase:
      store.status?.observedGeneration === undefined && state === 'Absent' && running === 'Namespace'
        ? 'Pending'
        : 'Provisioning',
    conditions: [
      verdict('Ready', 'False', 'Provisioning', words),
      verdict('Progressing', 'True', 'Installing', words),
      verdict(
        'Released',
        released ? 'True' : 'False',
        released ? 'Deployed' : 'NotYet',
        released ? 'The Helm release is deployed' : 'There is no release yet',
      ),
      verdict('Healthy', 'Unknown', 'NotYet', 'The store was never ready'),
    ],
    operation: {
      type: 'install',
      done: installSteps.slice(0, installSteps.indexOf(running)),
      running,
      message: words,
    },
    status: { failure: null, rejected: null },
    requeueAfterMs: requeueAfterMs ?? soonMs,
  };
}

export function rejecting(
  facts: Facts,
  state: ReleaseState,
  failure: Failure,
  logOf?: { pod: string; container: string },
): Decision {
  const step: Step = { type: 'reject', failure, ...(logOf ? { logOf } : {}) };
  return { ...held(facts, state, failure), step };
}

/** Absent: the namespace first, so that the pod meets a synced quota; then the release. */
export function decideAbsent(facts: Facts): Decision {
  const { namespace } = facts;
  if (namespace.state === 'foreign') throw new Error('a foreign namespace is decided before');
  if (isOverdue(facts)) return rejecting(facts, 'Absent', namespaceFailure(facts));
  if (namespace.state === 'terminating') {
    const message = 'Waiting until the namespace of an earlier store is gone';
    return provisioning(facts, { state: 'Absent', step: { type: 'wait' }, running: 'Namespace', message });
  }
  if (namespace.state === 'absent' || !namespace.prepared) {
    return provisioning(facts, {
      state: 'Absent',
      step: { type: 'prepare-namespace' },
      running: 'Namespace',
    });
  }
  return provisioning(facts, { state: 'Absent', step: { type: 'install' }, running: 'Release' });
}

const namespaceFailure = ({ namespace }: Facts): Failure =>
  namespace.state === 'terminating'
    ? {
        reason: 'NamespaceStuck',
        message: `The namespace of an earlier store does not end: ${namespace.blockers.join('; ')}`,
        hint: 'Remove what blocks it, then retry.',
      }
    : {
        reason: 'InstallFailed',
        message: 'Helm did not install the release in time.',
        hint: "The orchestrator's log has Helm's words.",
      };

/** Locked: a live holder is waited for; a dead one left a first install that is made again. */
export function decideLocked(facts: Facts): Decision {
  const alive = holderIsAlive(facts);
  const message = alive ? 'A helm operation is under way' : 'Clearing up after an interrupted operation';
  return provisioning(facts, {
    state: 'Locked',
    step: { type: alive ? 'wait' : 'uninstall' },
    running: 'Release',
    message,
  });
}

/** Stores are worked on one pass at a time: a claim of our own that we meet here is of a process that ended. */
function holderIsAlive({ store, identity, now, deadlines }: Facts): boolean {
  const { holder, renewedAt } = store.status?.operation ?? {};
  if (!holder || !renewedAt || holder === identity) return false;
  return now - Date.parse(renewedAt) < deadlines.claimSeconds * 1000;
}

/** Failed: what Helm left half-made goes before another try. A store that once was Ready never comes here. */
export function decideFailed(facts: Facts): Decision {
  if (isOverdue(facts)) return rejecting(facts, 'Failed', namespaceFailure(facts));
  const message = 'Clearing up after a failed installation';
  return provisioning(facts, { state: 'Failed', step: { type: 'uninstall' }, running: 'Release', message });
}

/** Starting: routed first, then patience until the deadline, then a diagnosis; ready pods still have to sell. */
export function decideStarting(facts: Facts): Decision {
  const { workload, route } = facts;
  if (route === 'absent')
    return provisioning(facts, {
      state: 'Starting',
      step: { type: 'add-route' },
      running: 'Database and server',
    });
  if (isHopeless(workload) || isOverdue(facts)) {
    const { failure, container } = diagnose(workload);
    return rejecting(facts, 'Starting', failure, container);
  }
  if (!hasReadyPod(workload)) {
    const message = isPulling(workload) ? 'Starting the containers' : messages['Database and server'];
    return provisioning(facts, {
      state: 'Starting',
      step: { type: 'wait' },
      running: 'Database and server',
      message,
    });
  }
  return provisioning(facts, {
    state: 'Starting',
    step: { type: 'check-shop' },
    running: 'Shop',
    requeueAfterMs: 200,
  });
}

/** Counted from the start of the operation; a pull under way gets more time. */
function isOverdue({ store, now, deadlines, workload }: Facts): boolean {
  const startedAt =
    store.status?.operation?.type === 'install' ? store.status.operation.startedAt : undefined;
  if (!startedAt) return false;
  const allowed = deadlines.installSeconds * (isPulling(workload) ? pullFactor : 1);
  return now - Date.parse(startedAt) > allowed * 1000;
}

/** What is said of a store whose wish failed; `step` is the caller's. */
export function held({ store }: Facts, state: ReleaseState, failure: Failure): Decision {
  return {
    state,
    step: { type: 'wait' },
    phase: 'Failed',
    conditions: [
      verdict('Ready', 'False', failure.reason, failure.message),
      verdict('Progressing', 'False', 'Held', 'Waiting for a retry or a new wish'),
      verdict('Released', 'False', failure.reason, 'There is no release'),
      verdict('Healthy', 'False', failure.reason, failure.message),
    ],
    operation: null,
    status: { observedGeneration: store.metadata.generation },
    requeueAfterMs: 30_000,
  };
}
