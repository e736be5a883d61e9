import { type ListStoresQuery, sortKeys, type StoreResource } from '@souk/contract';
import { expect, test } from 'vitest';
import { FakeCluster, storeOf } from '../testing/fake-cluster.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { pageOf as pageOfIndex } from './list-page.ts';
import { createStoreIndex } from './store-index.ts';

const pageOf = (stores: StoreResource[], asked: ListStoresQuery) =>
  pageOfIndex(createStoreIndex({ list: () => stores, onChange: () => () => undefined }), asked);

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

test('an index that follows its cache lists the same as one that is built anew', () => {
  const cluster = new FakeCluster();
  const index = createStoreIndex(cluster.cache);
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  for (let change = 0; change < 2_000; change += 1) {
    const name = `store-${random(60)}`;
    const known = cluster.stores.get(name);
    const fresh = storeOf({ name, createdAt: new Date(random(50) * 1000).toISOString() });
    const kind = random(3);
    if (known && kind === 0) cluster.purge(name);
    else if (known && kind === 1)
      cluster.put({ ...known, spec: { ...known.spec, displayName: `Shop ${random(9)}` } });
    // One that is gone and another of its name that is there may be told as one change.
    else cluster.put(fresh);
  }
  for (const sort of sortKeys) {
    const asked = query({ sort, limit: 200, q: 'shop' });
    expect(pageOfIndex(index, asked)).toEqual(pageOf(cluster.cache.list(), asked));
    expect(pageOfIndex(index, query({ sort, limit: 200 }))?.total).toBe(cluster.stores.size);
  }
});

test('pages of ten thousand stores take a few milliseconds, wherever they are', () => {
  const many = Array.from({ length: 10_000 }, (_, number) =>
    storeOf({ name: `store-${(number * 7919) % 10_000}`, createdAt: new Date(number * 1000).toISOString() }),
  );
  const index = createStoreIndex({ list: () => many, onChange: () => () => undefined });
  const asked = query({ limit: 50, sort: '-createdAt', q: 'store' });
  pageOfIndex(index, asked);
  const start = process.cpuUsage();
  for (let run = 0; run < 10; run += 1) pageOfIndex(index, asked);
  expect(process.cpuUsage(start).user / 1_000 / 10).toBeLessThan(15);
});
