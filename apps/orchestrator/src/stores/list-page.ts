import type { ListStoresQuery, StoreResource } from '@souk/contract';
import { decodeCursor, encodeCursor, type Position } from './cursor.ts';
import { comparePositions, type Entry, type Order, type Sort, type StoreIndex } from './store-index.ts';
import { phaseOf } from './to-store.ts';

export type Page = { items: StoreResource[]; nextCursor: string | null; total: number };

const orders: Record<Sort, { order: Order; descending: boolean }> = {
  name: { order: 'name', descending: false },
  '-name': { order: 'name', descending: true },
  createdAt: { order: 'createdAt', descending: false },
  '-createdAt': { order: 'createdAt', descending: true },
};

type Sees = (store: StoreResource) => boolean;

/** Whether a store is in the list, by the cheapest question first. */
function matcherOf({ q, phase }: ListStoresQuery, sees: Sees): (entry: Entry) => boolean {
  const words = q?.trim().toLowerCase() ?? '';
  return ({ store, text }) =>
    sees(store) && (!phase || phaseOf(store) === phase) && (words === '' || text.includes(words));
}

/** One page of the stores that `sees` lets through; undefined when the cursor belongs to no page of this list. */
export function pageOf(index: StoreIndex, query: ListStoresQuery, sees: Sees = () => true): Page | undefined {
  const { sort, limit, cursor } = query;
  const after = cursor === undefined ? undefined : decodeCursor(sort, cursor);
  if (cursor !== undefined && !after) return undefined;
  const { order, descending } = orders[sort];
  const entries = index.inOrder(order);
  const matches = matcherOf(query, sees);
  const isAfter = (position: Position) =>
    !after || comparePositions(position, after) * (descending ? -1 : 1) > 0;
  const page: Entry[] = [];
  let total = 0;
  let more = false;
  for (let step = 0; step < entries.length; step += 1) {
    const entry = entries[descending ? entries.length - 1 - step : step];
    if (!entry || !matches(entry)) continue;
    total += 1;
    if (page.length < limit) {
      if (isAfter(entry.position)) page.push(entry);
    } else more = true;
  }
  const last = page.at(-1);
  return {
    items: page.map(({ store }) => store),
    nextCursor: more && last ? encodeCursor(sort, last.position) : null,
    total,
  };
}
