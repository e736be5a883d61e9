import type { StoreCache } from '../cluster/ports.ts';
import { ProblemError } from '../http/problem-error.ts';

export type Creations = {
  /**
   * Runs `create` when the owner may have one more store, else throws `quota-exceeded`. The place is held
   * until the cache shows the store, so that creates at the same moment cannot pass the quota together.
   */
  within<T extends { metadata: { name: string; uid: string } }>(
    owner: string,
    name: string,
    create: () => Promise<T>,
  ): Promise<T>;
};

/** Milliseconds that the answer waits for the cache, so that a list right after a create has the store in it. */
const patience = 1_000;

async function shown(cache: StoreCache, name: string, uid: string): Promise<void> {
  if (cache.get(name)?.metadata.uid === uid) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, patience);
  const stop = cache.onChange(({ store }) => {
    if (store.metadata.uid === uid) resolve();
  });
  await promise;
  clearTimeout(timer);
  stop();
}

/** `limit` 0 means none. Stores that are going away count until they are gone: they still use the cluster. */
export function createCreations(cache: StoreCache, limit: number): Creations {
  const underway: { owner: string; name: string }[] = [];
  const namesOf = (owner: string) => [
    ...cache.list().flatMap(({ spec, metadata }) => (spec.owner === owner ? [metadata.name] : [])),
    ...underway.flatMap((creation) => (creation.owner === owner ? [creation.name] : [])),
  ];

  return {
    async within(owner, name, create) {
      // A name that is there already does not count twice: the API server will say that it is taken.
      if (limit > 0 && new Set([...namesOf(owner), name]).size > limit) {
        const detail = `You may have ${limit} ${limit === 1 ? 'store' : 'stores'} and have as many. Delete one first.`;
        throw new ProblemError('quota-exceeded', { detail });
      }
      const creation = { owner, name };
      underway.push(creation);
      try {
        const store = await create();
        await shown(cache, name, store.metadata.uid);
        return store;
      } finally {
        underway.splice(underway.indexOf(creation), 1);
      }
    },
  };
}
