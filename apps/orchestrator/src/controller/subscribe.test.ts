import type { StoreResource } from '@souk/contract';
import type { Change, KubeObject } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { subscribe } from './subscribe.ts';
import { watchKinds } from '../testing/watch-kinds.ts';
import type { Watches } from './watches.ts';

/** Watches that change when a test says so. */
function hearing(stores: StoreResource[]) {
  const listeners = new Map<string, (change: Change<KubeObject>) => void>();
  const watch = (kind: string) => ({
    group: (namespace: string) => stores.filter(({ metadata }) => `store-${metadata.name}` === namespace),
    onChange: (listener: (change: Change<KubeObject>) => void) => {
      const earlier = listeners.get(kind);
      listeners.set(kind, (change) => {
        earlier?.(change);
        listener(change);
      });
    },
  });
  const watches = Object.fromEntries(watchKinds.map((kind) => [kind, watch(kind)])) as unknown as Watches;
  const added: string[] = [];
  const queue = {
    add: (key: string, urgent?: 'urgent') => void added.push(urgent ? `${key} ${urgent}` : key),
    addAfter: () => undefined,
    stop: () => Promise.resolve(),
    depth: () => 0,
    longestRun: () => 0,
  };
  subscribe(watches, queue, 'souk-routes');
  const tell = (kind: (typeof watchKinds)[number], object: KubeObject, type: 'set' | 'deleted' = 'set') =>
    listeners.get(kind)?.({ type, object });
  return { added, tell };
}

test('a new wish is urgent, what a controller wrote is not', () => {
  const store = storeOf({ name: 'acme' });
  const { added, tell } = hearing([store]);
  tell('stores', store);
  tell('stores', { ...store, metadata: { ...store.metadata, resourceVersion: '2' } });
  tell('stores', { ...store, metadata: { ...store.metadata, generation: 2 } });
  tell('stores', { ...store, metadata: { ...store.metadata, generation: 2, deletionTimestamp: 'now' } });
  expect(added).toEqual(['acme urgent', 'acme', 'acme urgent', 'acme urgent']);
});

test.each<[(typeof watchKinds)[number], KubeObject & Record<string, unknown>]>([
  ['namespaces', { metadata: { name: 'store-acme' } }],
  ['pods', { metadata: { name: 'store-1', namespace: 'store-acme' } }],
  ['releases', { metadata: { name: 'sh.helm.release.v1.acme.v1', namespace: 'store-acme' } }],
  ['volumes', { metadata: { name: 'pvc-1' }, spec: { claimRef: { namespace: 'store-acme' } } }],
  ['services', { metadata: { name: 'acme', namespace: 'souk-routes' } }],
])('a change of %s asks for a pass over its store, and only over it', (kind, object) => {
  const { added, tell } = hearing([storeOf({ name: 'acme' }), storeOf({ name: 'bolt' })]);
  tell(kind, object, 'deleted');
  expect(added).toEqual(['acme']);
});
