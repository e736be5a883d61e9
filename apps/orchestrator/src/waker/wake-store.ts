import type { StoreResource } from '@souk/contract';
import { getObject, isKind, type KubeClient, mergePatch, resources } from '@souk/kubernetes';

/** A conflict means that somebody changed the store in that moment: it is read again, and may be awake. */
const tries = 3;

/**
 * Takes back the wish to sleep, and nothing else: written over exactly the version that was read to be asleep, so that a
 * store that was put to sleep, changed or deleted meanwhile is looked at again. Rejects with KubeError.
 */
export async function wakeStore(client: KubeClient, name: string): Promise<'woken' | 'not-asleep'> {
  for (let left = tries; ; left--) {
    const store = await getObject<StoreResource>(client, resources.stores, { name });
    if (!store?.spec.hibernated || store.metadata.deletionTimestamp) return 'not-asleep';
    const { resourceVersion } = store.metadata;
    try {
      await mergePatch(
        client,
        resources.stores,
        { name },
        { metadata: { resourceVersion }, spec: { hibernated: false } },
      );
      return 'woken';
    } catch (error) {
      if (!isKind(error, 'conflict') || left <= 1) throw error;
    }
  }
}
