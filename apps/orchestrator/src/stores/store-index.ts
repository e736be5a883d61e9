import type { ListStoresQuery, StoreResource } from '@souk/contract';
import type { StoreCache } from '../cluster/ports.ts';
import type { Position } from './cursor.ts';

export type Order = 'name' | 'createdAt';
export type Sort = ListStoresQuery['sort'];

/** A store with what lists ask for again and again, worked out once for each of its versions. */
export type Entry = { store: StoreResource; position: Position; text: string };

export type StoreIndex = {
  /** Ascending; not to be changed. */
  inOrder(order: Order): readonly Entry[];
  close(): void;
};

export const comparePositions = (a: Position, b: Position): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** By key, then by name, which is unique: so every store has exactly one place. */
const positionOf = (order: Order, { metadata }: StoreResource): Position => ({
  key: order === 'name' ? '' : metadata.creationTimestamp,
  name: metadata.name,
});

const textOf = ({ metadata, spec }: StoreResource): string =>
  [metadata.name, spec.displayName ?? '', spec.owner, spec.adminEmail].join('\n').toLowerCase();

/** Index of the first entry at or after the position. */
export function lowerBound(entries: readonly Entry[], position: Position): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry && comparePositions(entry.position, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function put(entries: Entry[], entry: Entry): void {
  const index = lowerBound(entries, entry.position);
  const same = entries[index]?.position.name === entry.position.name;
  entries.splice(index, same ? 1 : 0, entry);
}

function remove(entries: Entry[], position: Position): void {
  const index = lowerBound(entries, position);
  if (entries[index]?.position.name === position.name) entries.splice(index, 1);
}

const orders: Order[] = ['name', 'createdAt'];

/** The stores in the orders in which lists are asked for: a page then costs one walk, and no sorting. */
export function createStoreIndex(cache: Pick<StoreCache, 'list' | 'onChange'>): StoreIndex {
  const sorted: Record<Order, Entry[]> = { name: [], createdAt: [] };
  const known = new Map<string, StoreResource>();

  function forget(name: string): void {
    const before = known.get(name);
    if (!before) return;
    known.delete(name);
    for (const order of orders) remove(sorted[order], positionOf(order, before));
  }

  function note(store: StoreResource): void {
    const { name, creationTimestamp } = store.metadata;
    // Another store of the same name has another place.
    if (known.get(name)?.metadata.creationTimestamp !== creationTimestamp) forget(name);
    known.set(name, store);
    const text = textOf(store);
    for (const order of orders) put(sorted[order], { store, position: positionOf(order, store), text });
  }

  for (const store of cache.list()) note(store);
  const close = cache.onChange(({ type, store }) =>
    type === 'deleted' ? forget(store.metadata.name) : note(store),
  );
  return { inOrder: (order) => sorted[order], close };
}
