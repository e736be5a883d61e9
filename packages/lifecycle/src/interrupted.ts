import { claimOf } from './claim.ts';
import type { Decision, Step } from './decision.ts';
import { installing, isOverdue, timedOut } from './provision.ts';
import { rejecting } from './rejection.ts';
import type { Facts, ReleaseState } from './release-state.ts';
import { asItIs } from './serving.ts';

/** Locked: a live holder is waited for; a dead one left a first install that is made again. */
export function decideLocked(facts: Facts): Decision {
  const { store, release } = facts;
  const status = release.state === 'present' ? release.status : '';
  if (store.status?.readyAt) return untouched(facts, 'Locked', `a helm operation did not end (${status})`);
  const message =
    claimOf(facts).holder === 'other'
      ? 'Another orchestrator is installing the Helm release'
      : 'Clearing up after an interrupted installation';
  return installing(facts, { state: 'Locked', step: clearing(facts), running: 'Release', message });
}

/** Failed: what Helm left half-made goes before another try. */
export function decideFailed(facts: Facts): Decision {
  const { store, release } = facts;
  const status = release.state === 'present' ? release.status : '';
  if (store.status?.readyAt) return untouched(facts, 'Failed', `the last helm operation is ${status}`);
  if (isOverdue(facts)) return rejecting(facts, 'Failed', timedOut, { from: 'events' });
  const message = 'Clearing up after a failed installation';
  return installing(facts, { state: 'Failed', step: clearing(facts), running: 'Release', message });
}

/** A store that once was ready holds orders: its release is never taken away to be made again. */
function untouched(facts: Facts, state: ReleaseState, what: string): Decision {
  return asItIs(
    facts,
    state,
    `The release needs a hand: ${what}; \`helm rollback\` or \`helm upgrade\` mends it`,
  );
}

function clearing({ release }: Facts): Step {
  if (release.state === 'absent') return { type: 'wait' };
  return { type: 'uninstall', seen: { revision: release.revision, status: release.status } };
}
