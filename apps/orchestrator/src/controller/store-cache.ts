import type { StoreResource } from '@souk/contract';
import type { Reflector } from '@souk/kubernetes';
import type { StoreCache } from '../cluster/ports.ts';

/** The API's view of the stores: the controller's own copy. */
export const createStoreCache = (stores: Reflector<StoreResource>): StoreCache => ({
  list: () => stores.list(),
  get: (name) => stores.get(name),
  synced: () => stores.synced(),
  onChange: (listener) => stores.onChange(({ type, object }) => listener({ type, store: object })),
});
