import { randomBytes } from 'node:crypto';
import type { LiveEvent, Store } from '@souk/contract';
import type { StoreCache, StoreChange } from '../cluster/ports.ts';

/**
 * One change, ready to be sent; `owner` decides who may see it. When the store came from another's hands, that
 * `formerOwner` must hear that it is gone.
 */
export type LoggedChange = { id: string; owner: string; formerOwner?: string; event: LiveEvent };

export type ChangeLog = {
  lastId(): string;
  /** What followed `id`, oldest first; undefined when that is no longer (or never was) known here. */
  since(id: string): LoggedChange[] | undefined;
  subscribe(listener: (change: LoggedChange) => void): () => void;
  close(): void;
};

type Options = { size?: number; toStore(resource: StoreChange['store']): Store };

/**
 * The last changes of stores, numbered. The first part of an id is this process's own: after a restart,
 * or at another replica, the numbers begin anew, and a resume must end in a snapshot instead of a gap.
 */
export function createChangeLog(cache: StoreCache, { size = 1_000, toStore }: Options): ChangeLog {
  const epoch = randomBytes(6).toString('hex');
  const listeners = new Set<(change: LoggedChange) => void>();
  const changes: LoggedChange[] = [];
  let count = 0;
  const idOf = (sequence: number) => `${epoch}-${sequence}`;

  const owners = new Map(cache.list().map(({ metadata, spec }) => [metadata.name, spec.owner]));

  /** Notes whose the store is, and answers whose it was if that was another. */
  function formerOwnerOf({ type, store: { metadata, spec } }: StoreChange): string | undefined {
    const before = owners.get(metadata.name);
    if (type === 'deleted') owners.delete(metadata.name);
    else owners.set(metadata.name, spec.owner);
    return before === spec.owner ? undefined : before;
  }

  const stop = cache.onChange((told) => {
    const { type, store } = told;
    count += 1;
    const event: LiveEvent =
      type === 'set'
        ? { event: 'store', data: toStore(store) }
        : { event: 'store-deleted', data: { name: store.metadata.name } };
    const formerOwner = formerOwnerOf(told);
    const change = {
      id: idOf(count),
      owner: store.spec.owner,
      event,
      ...(formerOwner === undefined ? {} : { formerOwner }),
    };
    changes.push(change);
    if (changes.length > size) changes.shift();
    for (const listener of listeners) listener(change);
  });

  return {
    lastId: () => idOf(count),
    since(id) {
      const [, from, digits] = /^([0-9a-f]+)-(\d{1,15})$/.exec(id) ?? [];
      const sequence = Number(digits);
      const oldest = count - changes.length;
      if (from !== epoch || sequence < oldest || sequence > count) return undefined;
      return changes.slice(sequence - oldest);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: stop,
  };
}
