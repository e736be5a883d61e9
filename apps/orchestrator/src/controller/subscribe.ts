import type { StoreResource } from '@souk/contract';
import { onNamespaceChange, type Watches } from './watches.ts';
import type { WorkQueue } from './work-queue.ts';

/** What a person wishes, as opposed to what a controller wrote. */
const wishOf = ({ metadata: { uid, generation, deletionTimestamp, annotations } }: StoreResource): string =>
  JSON.stringify([uid, generation, deletionTimestamp, annotations]);

/** Every change of anything that a store consists of asks for a pass over that store; a new wish does so at once. */
export function subscribe(watches: Watches, queue: WorkQueue, routesNamespace: string): void {
  const wishes = new Map<string, string>();
  watches.stores.onChange(({ type, object }) => {
    const { name } = object.metadata;
    const wish = wishOf(object);
    const isNew = wishes.get(name) !== wish;
    if (type === 'deleted') wishes.delete(name);
    else wishes.set(name, wish);
    queue.add(name, isNew ? 'urgent' : undefined);
  });
  onNamespaceChange(watches, (namespace) => {
    for (const { metadata } of watches.stores.group(namespace)) queue.add(metadata.name);
  });
  watches.wakers.onChange(() => {
    for (const { metadata, spec } of watches.stores.list()) if (spec.hibernated) queue.add(metadata.name);
  });
  watches.services.onChange(({ object: { metadata } }) => {
    if (metadata.namespace === routesNamespace) queue.add(metadata.name);
  });
}
