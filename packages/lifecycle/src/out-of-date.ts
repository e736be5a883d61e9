import { type Change, changeOf, changing, neverGotThrough, seenOf, upgradeTimedOut } from './changing.ts';
import { type Decision } from './decision.ts';
import { rejecting } from './rejection.ts';
import { type Facts, type PresentRelease, type ReleaseState, wasFulfilled } from './release-state.ts';
import { steady } from './serving.ts';

/** OutOfDate: moved to what is wished; a version that a person gave by hand becomes the wish. */
export function decideOutOfDate(facts: Facts): Decision {
  const { release } = facts;
  const version = adoptable(facts);
  if (!version || release.state === 'absent') return moving(facts, 'OutOfDate');
  const decision = steady(facts, 'OutOfDate', { progress: `Taking over version ${version}, set by hand` });
  return { ...decision, step: { type: 'adopt', version, seen: seenOf(release) }, requeueAfterMs: 1000 };
}

/**
 * Only what fulfilled its wish before can have been changed by hand since; a wish that is newer than the last good
 * revision counts more than what somebody did meanwhile.
 */
function adoptable(facts: Facts): string | undefined {
  const { release, workload, store } = facts;
  if (release.state === 'absent' || release.made || !wasFulfilled(facts)) return undefined;
  return workload.runs === store.spec.version ? undefined : workload.runs;
}

/** `helm upgrade` to what is wished, also when the last one failed half-way. */
export function moving(facts: Facts, state: ReleaseState): Decision {
  const { wish, release } = facts;
  if (release.state === 'absent') return steady(facts, state, {});
  if ('refused' in wish) return rejecting(facts, state, wish.refused);
  if (neverGotThrough(facts)) return rejecting(facts, state, upgradeTimedOut, { from: 'events' });
  const change = changeOf(facts);
  return changing(facts, {
    state,
    change,
    running: 'Release',
    step: { type: 'upgrade', seen: seenOf(release), ...sightOf(facts) },
    message: wordsOf(change, facts, release),
  });
}

/** What a person gave to the release by hand may show in the release before it shows in the Deployment. */
const sightOf = ({ release, workload: { runs } }: Facts): { runs?: string } =>
  release.state === 'present' && !release.made && runs !== undefined ? { runs } : {};

function wordsOf(change: Change, { workload, store }: Facts, { version }: PresentRelease): string {
  if (change === 'wake') return 'Waking the store up';
  if (change === 'hibernate' && workload.replicas > 0) return 'Putting the store to sleep';
  return version === store.spec.version
    ? 'Applying the changed settings'
    : `Moving the release from ${version || 'an earlier version'} to ${store.spec.version}`;
}
