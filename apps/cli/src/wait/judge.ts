import type { LiveEvent, Store } from '@souk/contract';

/**
 * What is waited for. `settled`: the store is as wished and nothing is under way. `retried` and `restored` are settled
 * too, but change no wish: they count from when the store is seen to be at it. `gone`: nothing of it is left.
 */
export type Goal = 'settled' | 'retried' | 'restored' | 'gone';

export type Verdict =
  | { state: 'going'; store: Store }
  | { state: 'reached'; store: Store }
  | { state: 'failed'; store: Store; sentence: string; hint?: string };

type Begun = (store: Store, asked: Store) => boolean;

/** Whether what is observed is about the wish that was made, and not about an earlier one. */
const isHeeded: Begun = ({ conditions }, { generation }) =>
  conditions.length > 0 && conditions.every(({ observedGeneration = 0 }) => observedGeneration >= generation);

const begun: Record<Goal, Begun> = {
  settled: isHeeded,
  retried: ({ phase }) => phase !== 'Failed',
  restored: ({ phase, operation }) => phase !== 'Ready' || operation !== null,
  gone: ({ phase }) => phase === 'Deleting',
};

const isSettled = ({ phase, hibernated, operation }: Store): boolean =>
  operation === null && phase === (hibernated ? 'Hibernated' : 'Ready');

type Failed = { sentence: string; hint?: string };

/** The wish was given up. A backup that is restored is no wish: an earlier one that was given up says nothing of it. */
const isRejected = ({ operation, rejected }: Store, { generation }: Store, goal: Goal): boolean =>
  goal !== 'restored' && rejected !== null && rejected.generation >= generation && operation === null;

/** It cannot be done, and nobody goes on trying. */
function failureOf(store: Store, asked: Store, goal: Goal): Failed | undefined {
  const { conditions, failure, name, phase, rejected } = store;
  if (goal === 'gone') return undefined;
  const progressing = conditions.find(({ type }) => type === 'Progressing');
  if (phase === 'Deleting') return { sentence: `${name} is being deleted` };
  if (phase === 'Failed' || isRejected(store, asked, goal)) {
    const sentence = failure?.message ?? rejected?.reason ?? 'The cluster gives no reason';
    return { sentence, ...(failure?.hint ? { hint: failure.hint } : {}) };
  }
  return progressing?.reason === 'WishWaits' ? { sentence: progressing.message } : undefined;
}

/** Looks at each event of the stream in turn; undefined when it is not about this store. */
export function createJudge(goal: Goal, asked: Store): (event: LiveEvent) => Verdict | undefined {
  let last = asked;
  let wasSeen = false;
  let hasBegun = false;

  /** A replica that has not heard of a new store yet does not mean that it is gone. */
  function missing(): Verdict | undefined {
    if (goal === 'gone') return { state: 'reached', store: last };
    if (!wasSeen) return undefined;
    return { state: 'failed', store: last, sentence: `${asked.name} was deleted` };
  }

  function look(store: Store): Verdict | undefined {
    // Another store by the same name: the one that was meant is gone.
    if (store.createdAt !== asked.createdAt) return missing();
    last = store;
    wasSeen = true;
    hasBegun ||= begun[goal](store, asked);
    if (!hasBegun) return { state: 'going', store };
    // After a rollback a store is as it should be, too: what failed comes first.
    const failed = failureOf(store, asked, goal);
    if (failed) return { state: 'failed', store, ...failed };
    return { state: goal !== 'gone' && isSettled(store) ? 'reached' : 'going', store };
  }

  return ({ event, data }) => {
    if (event === 'store') return data.name === asked.name ? look(data) : undefined;
    if (event === 'store-deleted') return data.name === asked.name ? missing() : undefined;
    const found = data.items.find(({ name }) => name === asked.name);
    return found ? look(found) : missing();
  };
}
