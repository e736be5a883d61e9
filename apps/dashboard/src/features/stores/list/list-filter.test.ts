import { describe, expect, it } from 'vitest';
import { storeIn } from '../../../testing/stores.ts';
import { countPhases, filterStores, readFilter, writeFilter } from './list-filter.ts';

const stores = [
  storeIn('Ready', { name: 'acme', createdAt: '2026-05-01T00:00:00Z' }),
  storeIn('Failed', { name: 'bolt', displayName: 'Bolt', createdAt: '2026-05-03T00:00:00Z' }),
  storeIn('Ready', {
    name: 'cobalt',
    displayName: 'Cobalt Blue',
    owner: 'joe',
    createdAt: '2026-05-02T00:00:00Z',
  }),
];
const names = (query: string) =>
  filterStores(stores, readFilter(new URLSearchParams(query))).map(({ name }) => name);

it.each([
  ['', ['bolt', 'cobalt', 'acme']],
  ['sort=name', ['acme', 'bolt', 'cobalt']],
  ['sort=-name', ['cobalt', 'bolt', 'acme']],
  ['sort=createdAt', ['acme', 'cobalt', 'bolt']],
  ['phase=Ready&sort=name', ['acme', 'cobalt']],
  ['q=BOLT', ['bolt']],
  ['q=joe blue', ['cobalt']],
  ['q=outfitters', ['acme']],
  ['q=nothing', []],
  ['phase=Nonsense&sort=sideways', ['bolt', 'cobalt', 'acme']],
])('the address ?%s lists %j', (query, found) => expect(names(query)).toEqual(found));

describe('the address', () => {
  it('says only what is not usual', () => {
    expect(writeFilter({ q: '', phase: undefined, sort: '-createdAt' }).toString()).toBe('');
    expect(writeFilter({ q: 'a b', phase: 'Failed', sort: 'name' }).toString()).toBe(
      'q=a+b&phase=Failed&sort=name',
    );
  });
});

it('counts stores by phase', () => {
  expect(Object.fromEntries(countPhases(stores))).toEqual({ Ready: 2, Failed: 1 });
});
