import { claimOf } from './claim.ts';
import { changeOf, changeUnderWay, changing, neverGotThrough, seenOf, upgradeTimedOut } from './changing.ts';
import type { Decision, Step } from './decision.ts';
import { goodRevision } from './held.ts';
import { moving } from './out-of-date.ts';
import { installing, isOverdue, timedOut } from './provision.ts';
import { rejecting } from './rejection.ts';
import type { Facts, PresentRelease } from './release-state.ts';
import { asItIs } from './serving.ts';

/** Locked: a live holder is waited for; a dead one left a first install that is made again, or a change that is ended. */
export function decideLocked(facts: Facts): Decision {
  const { store, release } = facts;
  if (store.status?.readyAt && release.state === 'present') return unlocking(facts, release);
  const message =
    claimOf(facts).holder === 'other'
      ? 'Another orchestrator is installing the Helm release'
      : 'Clearing up after an interrupted installation';
  return installing(facts, { state: 'Locked', step: clearing(facts), running: 'Release', message });
}

/** Failed: what Helm left half-made goes before another try; what holds orders is only tried again. */
export function decideFailed(facts: Facts): Decision {
  if (facts.store.status?.readyAt) return moving(facts, 'Failed');
  if (isOverdue(facts)) return rejecting(facts, 'Failed', timedOut, { from: 'events' });
  const message = 'Clearing up after a failed installation';
  return installing(facts, { state: 'Failed', step: clearing(facts), running: 'Release', message });
}

function clearing({ release }: Facts): Step {
  if (release.state === 'absent') return { type: 'wait' };
  return { type: 'uninstall', seen: seenOf(release) };
}

/**
 * Only a rollback ends a pending state. A change of our own that is still wished goes on from where helm died, by a rollback
 * to the very revision that it was making: going back and forth would start the shop twice. All else goes back to the
 * last good revision.
 */
function unlocking(facts: Facts, release: PresentRelease): Decision {
  if (isSomebodys(facts, release))
    return asItIs(facts, 'Locked', `Somebody runs helm on the release (${release.status})`);
  if (neverGotThrough(facts)) return rejecting(facts, 'Locked', upgradeTimedOut, { from: 'events' });
  const { store, wish } = facts;
  const isWished =
    'digest' in wish && release.digest === wish.digest && store.status?.operation !== undefined;
  const to = isWished ? release.revision : goodRevision(facts, release);
  const change = changeUnderWay(facts) ?? (isWished ? changeOf(facts) : 'rollback');
  return changing(facts, {
    state: 'Locked',
    change,
    running: 'Release',
    step: { type: 'roll-back', to, seen: seenOf(release) },
    message: isWished ? 'Going on with an interrupted change' : `Going back to revision ${to}`,
  });
}

/** No operation of ours: a person's helm gets as long as an upgrade may take, and is thought dead then. */
const isSomebodys = ({ store, now, deadlines }: Facts, { since }: PresentRelease): boolean =>
  store.status?.operation === undefined && now - since < deadlines.upgradeSeconds * 1000;
