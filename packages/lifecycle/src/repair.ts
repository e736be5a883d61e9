import { seenOf } from './changing.ts';
import type { Decision } from './decision.ts';
import type { Facts } from './release-state.ts';

/** Something that is changed again as soon as it is put back may not use up the release's history. */
const betweenRepairsMs = 10_000;

/** What else is said of a settled store; Souk looks after what it made, and puts back what somebody changed. */
export function repairing(facts: Facts, decision: Decision): Decision {
  const { release, drift, now, namespace } = facts;
  if (release.state === 'absent' || release.status !== 'deployed' || namespace.state !== 'active')
    return decision;
  if (drift === 'unchecked') return { ...decision, step: { type: 'inspect' }, requeueAfterMs: 1000 };
  if (drift.namespace.length > 0)
    return { ...decision, step: { type: 'repair-namespace', what: drift.namespace }, requeueAfterMs: 1000 };
  if (drift.release.length === 0) return decision;
  const waitMs = release.since + betweenRepairsMs - now;
  if (waitMs > 0) return { ...decision, requeueAfterMs: waitMs };
  const message = `Putting back ${drift.release.join(', ')}`;
  return {
    ...decision,
    step: { type: 'repair', what: drift.release, seen: seenOf(release) },
    operation: { type: 'repair', steps: ['Release'], running: 'Release', message },
    requeueAfterMs: 1000,
  };
}
