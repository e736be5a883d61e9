import { isDeepStrictEqual } from 'node:util';
import type { StoreResource, StoreStatus } from '@souk/contract';
import { type KubeClient, replaceObject, resources } from '@souk/kubernetes';

/** Writes the status when it says something new; answers the store as it is now. Throws `conflict` when the copy was old. */
export async function writeStatus(
  client: KubeClient,
  store: StoreResource,
  status: StoreStatus,
): Promise<StoreResource> {
  if (isDeepStrictEqual(store.status ?? {}, status)) return store;
  const next: StoreResource = { ...store, status };
  return replaceObject<StoreResource>(client, resources.stores, next, 'status');
}
