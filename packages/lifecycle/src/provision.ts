import type { Failure } from '@souk/contract';
import { seenOf } from './changing.ts';
import { installingSince } from './claim.ts';
import { type Decision, decisionOf, type Step } from './decision.ts';
import { diagnose } from './diagnose.ts';
import { firstStart, isHopeless, isPulling, pullFactor } from './patience.ts';
import { rejecting } from './rejection.ts';
import { type Facts, hasReadyPod, type ReleaseState } from './release-state.ts';
import { betweenTriesMs, isManaged, needsDatabase } from './database.ts';
import { asItIs, routeStep } from './serving.ts';

/** What a person sees, in order. */
export const installSteps = ['Namespace', 'Release', 'Database and server', 'Shop'] as const;
const stepsWithDatabase = ['Namespace', 'Database', 'Release', 'Database and server', 'Shop'] as const;
type InstallStep = (typeof stepsWithDatabase)[number];

const askShopAgainMs = 200;

const usualMessage: Record<InstallStep, string> = {
  Namespace: 'Making the namespace with its quota and keys',
  Database: 'Making the database',
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

export function installing(facts: Facts, progress: Progress): Decision {
  const { state, step, running, message = usualMessage[running], requeueAfterMs } = progress;
  const begun = installingSince(facts.store) !== undefined;
  return decisionOf(facts, {
    state,
    step,
    message,
    situation: begun || running !== 'Namespace' ? 'Installing' : 'Queued',
    operation: {
      type: 'install',
      steps: isManaged(facts) ? stepsWithDatabase : installSteps,
      running,
      message,
    },
    status: { failure: null, rejected: null },
    ...(requeueAfterMs ? { requeueAfterMs } : {}),
  });
}

/** Absent: the namespace first, so that the pod meets its quota; then the release. */
export function decideAbsent(facts: Facts): Decision {
  const { namespace } = facts;
  if (namespace.state === 'terminating') {
    if (isOverdue(facts)) return rejecting(facts, 'Absent', stuckNamespace(namespace.blockers));
    const message = 'Waiting until an earlier namespace of this name is gone';
    return installing(facts, { state: 'Absent', step: { type: 'wait' }, running: 'Namespace', message });
  }
  if (isOverdue(facts)) return outOfTime(facts);
  if ('refused' in facts.wish) return refused(facts, facts.wish.refused);
  const prepared = namespace.state === 'active' && namespace.prepared;
  if (prepared && needsDatabase(facts, namespace.uid)) return makingDatabase(facts, namespace.uid);
  return prepared
    ? installing(facts, { state: 'Absent', step: { type: 'install' }, running: 'Release' })
    : installing(facts, { state: 'Absent', step: { type: 'prepare-namespace' }, running: 'Namespace' });
}

function makingDatabase(facts: Facts, uid: string): Decision {
  const problem = facts.store.status?.database?.problem;
  const step = { type: 'make-database', uid } as const;
  const progress = { state: 'Absent', step, running: 'Database' } as const;
  if (!problem) return installing(facts, progress);
  const message = `The database cannot be made: ${problem}`;
  return installing(facts, { ...progress, message, requeueAfterMs: betweenTriesMs });
}

function outOfTime(facts: Facts): Decision {
  const problem = facts.store.status?.database?.problem;
  if (!problem) return rejecting(facts, 'Absent', timedOut, { from: 'events' });
  const hint = "Mend the platform's database server or its admin URL, then retry.";
  return rejecting(facts, 'Absent', {
    reason: 'DatabaseUnavailable',
    message: `The database cannot be made: ${problem}`,
    hint,
  });
}

/** Nothing is made for a wish that cannot be fulfilled. */
const refused = (facts: Facts, failure: Failure): Decision =>
  facts.store.status?.readyAt
    ? asItIs(facts, 'Absent', failure.message)
    : rejecting(facts, 'Absent', failure);

/** Starting: routed first, then patience until the deadline, then a diagnosis; a ready pod still has to sell. */
export function decideFirstStart(facts: Facts): Decision {
  const { workload, release, wish } = facts;
  const running = 'Database and server';
  if (release.state === 'present' && 'digest' in wish && wish.digest !== release.digest) {
    const step = { type: 'upgrade', seen: seenOf(release) } as const;
    const message = 'Applying the wish, which has changed';
    return installing(facts, { state: 'Starting', step, running: 'Release', message });
  }
  const route = routeStep(facts);
  if (route) return installing(facts, { state: 'Starting', step: route, running });
  if (isHopeless(workload) || isOverdue(facts)) {
    const { failure, evidence } = diagnose(workload);
    return rejecting(facts, 'Starting', failure, evidence);
  }
  if (!hasReadyPod(workload)) {
    const clone = cloning(facts);
    if (clone) return installing(facts, { state: 'Starting', running, ...clone });
    const message = isPulling(workload)
      ? 'Getting the image and making the containers'
      : usualMessage[running];
    return installing(facts, { state: 'Starting', step: { type: 'wait' }, running, message });
  }
  return installing(facts, {
    state: 'Starting',
    step: { type: 'check-shop' },
    running: 'Shop',
    requeueAfterMs: askShopAgainMs,
  });
}

/** A store that begins with another one's snapshot: its pod waits for that, and then restores it. */
function cloning({ store, agent }: Facts): { step: Step; message: string } | undefined {
  const { from } = store.spec;
  if (!from || agent?.state !== 'restoring') return undefined;
  if (agent.awaits !== from.snapshot)
    return { step: { type: 'wait' }, message: `Restoring the snapshot of ${from.store}` };
  return { step: { type: 'send-snapshot' }, message: `Bringing the snapshot of ${from.store}` };
}

/**
 * Counted from the start of the installation, or of the first container when its image was long in coming; a pull under
 * way gets more time, and so does a snapshot. A store that once was ready is never given up: its release is made again around its data for as
 * long as that takes.
 */
export function isOverdue({ store, now, deadlines, workload }: Facts): boolean {
  const since = installingSince(store);
  if (since === undefined || store.status?.readyAt) return false;
  if (isPulling(workload) || store.spec.from)
    return now - since > deadlines.installSeconds * 1000 * pullFactor;
  return now - Math.max(since, firstStart(workload) ?? since) > deadlines.installSeconds * 1000;
}

export const timedOut: Failure = {
  reason: 'InstallTimeout',
  message: 'The Helm release could not be installed in time',
  hint: "Look for helm's words in the orchestrator's log, then retry.",
};

const stuckNamespace = (blockers: readonly string[]): Failure => ({
  reason: 'NamespaceStuck',
  message: `An earlier namespace of this name does not end: ${blockers.join('; ') || 'no reason is given'}`,
  hint: 'Remove what blocks it, then retry.',
});
