import { databaseRemoval } from './database.ts';
import { changing, changeUnderWay, seenOf } from './changing.ts';
import { isClearing } from './claim.ts';
import { wordsOfWentBack } from './conditions.ts';
import type { Decision } from './decision.ts';
import { givenUp } from './rejection.ts';
import { type Facts, isLocked, type PresentRelease } from './release-state.ts';
import { nextRemoval } from './removal.ts';
import { awaited } from './rollout.ts';
import { steady } from './serving.ts';

/** After the diagnosis is kept, nothing of a first attempt stays; a store that once was ready goes back to what served. */
export function decideHeld(facts: Facts): Decision {
  const { store, release } = facts;
  return store.status?.readyAt && release.state === 'present' ? goBack(facts, release) : clear(facts);
}

function clear(facts: Facts): Decision {
  const { store, namespace, route } = facts;
  const { failure, rejected, operation } = store.status ?? {};
  const decision = givenUp(facts, 'Held', {
    reason: failure?.reason ?? rejected?.reason ?? 'Failed',
    message: failure?.message ?? 'The store failed',
    hint: '',
  });
  const clearing = {
    ...decision,
    operation: { type: 'install', clearing: true },
    requeueAfterMs: 1000,
  } as const;
  const removal = nextRemoval(facts, isLate(facts));
  if (removal) return { ...clearing, step: removal.step };
  if (route !== 'absent') return { ...clearing, step: { type: 'remove-route' } };
  const database = namespace.state === 'absent' && databaseRemoval(facts);
  if (database) return { ...clearing, step: database.step, requeueAfterMs: database.again ?? 1000 };
  // Without an operation there is nothing to clear after: the namespace that ends was there before the attempt.
  return namespace.state === 'terminating' && isClearing(operation) ? clearing : decision;
}

/** Something of the failed attempt does not end by itself. */
function isLate({ store, now, deadlines }: Facts): boolean {
  const failed = store.status?.operation?.steps.find(({ state }) => state === 'failed');
  if (!failed?.finishedAt) return false;
  return now - Date.parse(failed.finishedAt) > deadlines.deleteSeconds * 1000;
}

/** The revision to go back to: the last one that was seen to serve. */
export const goodRevision = ({ store }: Facts, { revision }: PresentRelease): number =>
  store.status?.lastGood?.revision ?? Math.max(1, revision - 1);

/** Back to what served, and then nothing until there is a new wish. */
function goBack(facts: Facts, release: PresentRelease): Decision {
  const { failure, rejected, lastGood } = facts.store.status ?? {};
  if (needsRollback(facts, release)) {
    const pauseMs = release.since + betweenTriesMs - facts.now;
    if (hasJustFailed(facts, release) && pauseMs > 0)
      return {
        ...steady(facts, 'Held', { progress: 'Going back failed; it is tried again', kind: 'held' }),
        step: { type: 'wait' },
        requeueAfterMs: pauseMs,
      };
    const to = goodRevision(facts, release);
    const step = { type: 'roll-back', to, seen: seenOf(release) } as const;
    const version = lastGood ? ` of version ${lastGood.version}` : '';
    const message = `Going back to revision ${to}${version}`;
    return changing(facts, { state: 'Held', change: 'rollback', running: 'Release', step, message });
  }
  const change = changeUnderWay(facts);
  const waiting = change && awaited(facts, 'Held', release, change);
  if (waiting) return waiting;
  const { reason = rejected?.reason ?? 'Failed', message = 'no reason is kept' } = failure ?? {};
  return steady(facts, 'Held', { progress: wordsOfWentBack({ reason, message }), kind: 'held' });
}

/** Each try is a revision, and would push the good one out of the release's history sooner or later. */
const betweenTriesMs = 60_000;

const hasJustFailed = ({ store }: Facts, { status, digest }: PresentRelease): boolean =>
  status === 'failed' && digest === store.status?.lastGood?.digest;

/** What was rejected is still in the release; not so when helm refused it before it changed anything. */
function needsRollback({ store }: Facts, release: PresentRelease): boolean {
  if (isLocked(release) || release.status !== 'deployed') return true;
  const { rejected, lastGood } = store.status ?? {};
  const isRejected = rejected?.digest !== undefined && release.digest === rejected.digest;
  return isRejected && lastGood?.digest !== rejected.digest;
}
