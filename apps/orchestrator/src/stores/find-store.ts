import { isOwner, storeNameMax, storeNamePattern, type StoreResource } from '@souk/contract';
import { type Access, refusalWords, type Verb } from '../auth/access.ts';
import type { Caller } from '../auth/caller.ts';
import type { ClusterPorts, StoreCache } from '../cluster/ports.ts';
import { ProblemError } from '../http/problem-error.ts';

/** `fresh` asks the API server itself, for what is about to be changed. */
type How = { fresh?: boolean };

export type FindStore = (caller: Caller, verb: Verb, name: string, how?: How) => Promise<StoreResource>;

type Sources = { access: Access; cache: StoreCache; stores: ClusterPorts['stores'] };

/**
 * The store, if the caller may do `verb` with it. Another's store and one that does not exist are the
 * same answer, so that nobody learns of it. What the cache does not show yet is asked of the API server:
 * a store can be read right after it was created.
 */
export function createFindStore({ access, cache, stores }: Sources): FindStore {
  return async (caller, verb, name, { fresh = false } = {}) => {
    const plausible = name.length <= storeNameMax && storeNamePattern.test(name);
    const scope = await access.scope(caller, verb, plausible ? name : undefined);
    if (scope === 'none') throw new ProblemError('forbidden', { detail: refusalWords(verb) });
    const known = fresh ? undefined : cache.get(name);
    const store = plausible ? (known ?? (await stores.get(name))) : undefined;
    if (!store || (scope === 'own' && !isOwner(store.spec.owner, caller)))
      throw new ProblemError('store-not-found', { detail: `There is no store ${name.slice(0, 100)}.` });
    return store;
  };
}
