import { type Change, followed, seenOf } from './changing.ts';
import type { Decision } from './decision.ts';
import { diagnose } from './diagnose.ts';
import type { AgentView, WorkloadView } from './observation.ts';
import { firstStart, isHopelessUpgrade, isPulling, pullFactor } from './patience.ts';
import { rejecting } from './rejection.ts';
import { type Facts, hasReadyPod, type PresentRelease, type ReleaseState } from './release-state.ts';
import { routeStep, steady } from './serving.ts';

/** The release has its new values: the pods follow within the deadline, or the wish is given up. */
export function decideRollout(facts: Facts, release: PresentRelease, change: Change): Decision {
  const route = routeStep(facts);
  if (route) return followed(facts, 'Starting', change, route);
  const ours = ofRevision(facts.workload, release);
  if (change !== 'rollback' && (isHopelessUpgrade(ours) || isLate(facts, release))) {
    const { failure, evidence } = diagnose(ours.pods.length > 0 ? ours : facts.workload);
    return rejecting(facts, 'Starting', failure, evidence);
  }
  return awaited(facts, 'Starting', release, change) ?? steady(facts, 'Starting', {});
}

/** Until the pods have followed; undefined when that takes too long. */
export function awaited(
  facts: Facts,
  state: ReleaseState,
  release: PresentRelease,
  change: Change,
): Decision | undefined {
  const { workload } = facts;
  if (workload.rolledOut && hasReadyPod(workload))
    return followed(facts, state, change, { type: 'check-rollout', seen: seenOf(release) });
  return isLate(facts, release) ? undefined : followed(facts, state, change, { type: 'wait' });
}

/** What takes as long as the database is large: to cut it short would only begin it anew. The store itself says so. */
const works: ReadonlySet<AgentView['state']> = new Set(['snapshotting', 'migrating', 'restoring']);
const workFactor = 12;

/** The shop starts only when the database is ready for it: ms since the epoch, 0 when nothing was done to it. */
function workedUntil({ store, now }: Facts): number {
  const step = store.status?.operation?.steps.find(({ name }) => name === 'Migration');
  if (step?.state === 'running') return now;
  return step?.finishedAt ? Date.parse(step.finishedAt) : 0;
}

/**
 * The pods that were made since the revision was begun: what an older one suffers from is no fault of the new values. Both
 * times are by the API server's clock.
 */
const ofRevision = (workload: WorkloadView, { since }: PresentRelease): WorkloadView => ({
  ...workload,
  pods: workload.pods.filter(({ createdAt }) => createdAt >= since),
});

/** Counted from the newest start of a container, when its image was long in coming. */
function isLate(facts: Facts, { since }: PresentRelease): boolean {
  const { workload, now, deadlines, agent } = facts;
  if (agent && works.has(agent.state)) return now - since > deadlines.upgradeSeconds * 1000 * workFactor;
  if (isPulling(workload)) return now - since > deadlines.upgradeSeconds * 1000 * pullFactor;
  const begun = Math.max(since, firstStart(workload) ?? since, workedUntil(facts));
  return now - begun > deadlines.upgradeSeconds * 1000;
}
