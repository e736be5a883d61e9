import { type ListStoresQuery, type Phase, phase as phaseSchema, sortKeys, type Store } from '@souk/contract';

export type SortKey = ListStoresQuery['sort'];
export type ListFilter = { q: string; phase: Phase | undefined; sort: SortKey };

export const defaultSort: SortKey = '-createdAt';

const byName = (a: Store, b: Store) => (a.name < b.name ? -1 : 1);
const byAge = (a: Store, b: Store) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || byName(a, b);

const orders: Record<SortKey, (a: Store, b: Store) => number> = {
  name: byName,
  '-name': (a, b) => byName(b, a),
  createdAt: byAge,
  '-createdAt': (a, b) => byAge(b, a),
};

/** Reads the filter out of a page's address; what is not valid there counts as not said. */
export function readFilter(params: URLSearchParams): ListFilter {
  const sort = sortKeys.find((key) => key === params.get('sort')) ?? defaultSort;
  return { q: params.get('q') ?? '', phase: phaseSchema.safeParse(params.get('phase')).data, sort };
}

/** Only what differs from the usual goes into the address. */
export function writeFilter({ q, phase, sort }: ListFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (phase) params.set('phase', phase);
  if (sort !== defaultSort) params.set('sort', sort);
  return params;
}

/** Every word must be found somewhere in what the list shows of a store. */
export function matchesSearch({ name, displayName, owner, url, version }: Store, q: string): boolean {
  const haystack = [name, displayName, owner, url, version].join('\n').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

export function filterStores(stores: Iterable<Store>, { q, phase, sort }: ListFilter): Store[] {
  return [...stores]
    .filter((store) => (!phase || store.phase === phase) && matchesSearch(store, q))
    .toSorted(orders[sort]);
}

export function countPhases(stores: Iterable<Store>): Map<Phase, number> {
  const counts = new Map<Phase, number>();
  for (const { phase } of stores) counts.set(phase, (counts.get(phase) ?? 0) + 1);
  return counts;
}
