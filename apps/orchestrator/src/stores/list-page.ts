import type { ListStoresQuery, StoreResource } from '@souk/contract';
import { decodeCursor, encodeCursor, type Position } from './cursor.ts';
import { phaseOf } from './to-store.ts';

export type Page = { items: StoreResource[]; nextCursor: string | null; total: number };

type Sort = ListStoresQuery['sort'];

const keys: Record<Sort, { key(store: StoreResource): string; descending: boolean }> = {
  name: { key: () => '', descending: false },
  '-name': { key: () => '', descending: true },
  createdAt: { key: ({ metadata }) => metadata.creationTimestamp, descending: false },
  '-createdAt': { key: ({ metadata }) => metadata.creationTimestamp, descending: true },
};

const positionOf = (sort: Sort, store: StoreResource): Position => ({
  key: keys[sort].key(store),
  name: store.metadata.name,
});

/** By key, then by name, which is unique: so every store has exactly one place. */
function compare(sort: Sort, a: Position, b: Position): number {
  const order = a.key < b.key ? -1 : a.key > b.key ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  return keys[sort].descending ? -order : order;
}

function matches({ q, phase }: ListStoresQuery, store: StoreResource): boolean {
  if (phase && phaseOf(store) !== phase) return false;
  const words = q?.trim().toLowerCase();
  if (!words) return true;
  const { metadata, spec } = store;
  return [metadata.name, spec.displayName ?? '', spec.owner, spec.adminEmail].some((text) =>
    text.toLowerCase().includes(words),
  );
}

/** One page of `stores`; undefined when the cursor belongs to no page of this list. */
export function pageOf(stores: StoreResource[], query: ListStoresQuery): Page | undefined {
  const { sort, limit, cursor } = query;
  const after = cursor === undefined ? undefined : decodeCursor(sort, cursor);
  if (cursor !== undefined && !after) return undefined;
  const found = stores
    .filter((store) => matches(query, store))
    .map((store) => ({ store, position: positionOf(sort, store) }))
    .toSorted((a, b) => compare(sort, a.position, b.position));
  const start = after ? found.findIndex(({ position }) => compare(sort, position, after) > 0) : 0;
  const page = start < 0 ? [] : found.slice(start, start + limit);
  const last = page.at(-1);
  const more = last !== undefined && start + limit < found.length;
  return {
    items: page.map(({ store }) => store),
    nextCursor: more ? encodeCursor(sort, last.position) : null,
    total: found.length,
  };
}
