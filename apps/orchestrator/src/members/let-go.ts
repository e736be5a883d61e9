import type { StoreResource } from '@souk/contract';
import { type KubeClient, replaceObject, resources } from '@souk/kubernetes';

/**
 * Ends a claim of this replica on a store that is another's to work on now. Called only when no pass over the store is
 * under way, so that no helm process of ours can be. Throws `conflict` when the copy was old.
 */
export async function letGo(client: KubeClient, store: StoreResource, identity: string): Promise<void> {
  const { operation } = store.status ?? {};
  if (operation?.holder !== identity) return;
  const { holder: _holder, renewedAt: _renewedAt, ...rest } = operation;
  const next: StoreResource = { ...store, status: { ...store.status, operation: rest } };
  await replaceObject<StoreResource>(client, resources.stores, next, 'status');
}
