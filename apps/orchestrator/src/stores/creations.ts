import type { StoreCache } from '../cluster/ports.ts';
import type { QuotaLedger } from '../records/quota-ledger.ts';

type Made = { metadata: { name: string; uid: string } };

export type Creations = {
  /** Runs `create` when the owner may have one more store, else throws `quota-exceeded`. */
  within<T extends Made>(owner: string, name: string, create: () => Promise<T>): Promise<T>;
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

export function createCreations(cache: StoreCache, ledger: QuotaLedger): Creations {
  return {
    async within(owner, name, create) {
      // A name that is taken needs no promise, only the API server's word for it.
      const store = cache.get(name) ? await create() : await ledger.within(owner, name, create);
      await shown(cache, name, store.metadata.uid);
      return store;
    },
  };
}
