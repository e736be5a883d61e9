import type { LiveEvent, Store } from '@souk/contract';

/** All stores that the caller may see, by name. The one source for every page. */
export type StoreCollection = ReadonlyMap<string, Store>;

export const toCollection = (stores: readonly Store[]): StoreCollection =>
  new Map(stores.map((store) => [store.name, store]));

/** Kubernetes compares resource versions as whole numbers of any length. */
function isOlder(left: string, right: string): boolean {
  return left.length === right.length ? left < right : left.length < right.length;
}

/** The answer of a call and the live event about it may arrive in either order: the newer state stays. */
export function withStore(stores: StoreCollection, store: Store): StoreCollection {
  const known = stores.get(store.name);
  if (known && isOlder(store.resourceVersion, known.resourceVersion)) return stores;
  return new Map(stores).set(store.name, store);
}

export function withoutStore(stores: StoreCollection, name: string): StoreCollection {
  if (!stores.has(name)) return stores;
  const rest = new Map(stores);
  rest.delete(name);
  return rest;
}

export function applyLiveEvent(stores: StoreCollection, { event, data }: LiveEvent): StoreCollection {
  if (event === 'snapshot') return toCollection(data.items);
  if (event === 'store') return withStore(stores, data);
  return withoutStore(stores, data.name);
}
