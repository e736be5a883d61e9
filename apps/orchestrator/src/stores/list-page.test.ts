import type { ListStoresQuery, StoreResource } from '@souk/contract';
import { expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { pageOf } from './list-page.ts';

const query = (changes: Partial<ListStoresQuery>): ListStoresQuery => ({
  sort: 'name',
  limit: 2,
  ...changes,
});
const names = (stores: StoreResource[]) => stores.map(({ metadata }) => metadata.name);

/** Reads all pages; `between` changes the world after each. */
function walk(stores: StoreResource[], sort: ListStoresQuery['sort'], between: () => void = () => undefined) {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = pageOf(stores, query({ sort, ...(cursor ? { cursor } : {}) }));
    seen.push(...names(page?.items ?? []));
    cursor = page?.nextCursor ?? null;
    between();
  } while (cursor);
  return seen;
}
const five = () =>
  ['cc', 'aa', 'ee', 'bb', 'dd'].map((name) => storeOf({ name, createdAt: '2026-01-01T00:00:00Z' }));

test.each(['name', '-name', 'createdAt', '-createdAt'] as const)(
  'pages by %s hold each store once',
  (sort) => {
    const seen = walk(five(), sort);
    expect(seen).toEqual(
      sort.startsWith('-') ? ['ee', 'dd', 'cc', 'bb', 'aa'] : ['aa', 'bb', 'cc', 'dd', 'ee'],
    );
  },
);

test('a store that comes or goes meanwhile shifts nothing', () => {
  const stores = five();
  const seen = walk(stores, 'name', () => {
    const gone = stores.findIndex(({ metadata }) => metadata.name === 'bb');
    if (gone >= 0) stores.splice(gone, 1, storeOf({ name: 'a0' }));
  });
  expect(seen).toEqual(['aa', 'bb', 'cc', 'dd', 'ee']);
});

test('the last page has no cursor, an empty list neither', () => {
  expect(pageOf(five().slice(0, 2), query({}))?.nextCursor).toBeNull();
  expect(pageOf([], query({}))).toEqual({ items: [], nextCursor: null, total: 0 });
  const past = encodeCursor('name', { key: '', name: 'zz' });
  expect(pageOf(five(), query({ cursor: past }))).toEqual({ items: [], nextCursor: null, total: 5 });
});

const text = (value: string) => Buffer.from(value).toString('base64url');

test('a cursor that was not made here is refused', () => {
  for (const cursor of ['', '%%%', text('{}'), text('["name",1,2]'), text('null'), text('["name"]')])
    expect(pageOf(five(), query({ cursor }))).toBeUndefined();
  expect(decodeCursor('-name', encodeCursor('name', { key: '', name: 'aa' }))).toBeUndefined();
});

test('ten thousand stores are listed in a few milliseconds', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    storeOf({ name: `store-${(index * 7919) % 10_000}`, createdAt: new Date(index * 1000).toISOString() }),
  );
  pageOf(many, query({ limit: 50, sort: '-createdAt' }));
  const start = performance.now();
  for (let run = 0; run < 10; run += 1) pageOf(many, query({ limit: 50, sort: '-createdAt', q: 'store' }));
  expect((performance.now() - start) / 10).toBeLessThan(100);
});
