import type { Store } from '@souk/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Caller, createCaller } from './callers.ts';
import { quota } from './global-setup.ts';
import { outcomeOf, outcomesOf } from './outcomes.ts';
import { endReplicas, type Replica, startReplicas } from './replicas.ts';

const stage = inject('stage');
const light = { version: '9.0.1', plan: 'light' } as const;
let replicas: Replica[] = [];
let admin: Caller;
let jane: Caller;
let joe: Caller;

beforeAll(async () => {
  [admin, jane, joe] = await Promise.all([
    createCaller(stage, 'admin', 'admin'),
    createCaller(stage, 'jane', 'tenant'),
    createCaller(stage, 'joe', 'tenant'),
  ]);
  replicas = await startReplicas(stage);
});
afterAll(() => endReplicas(replicas));

const urlOf = (index: number) => replicas[index % replicas.length]?.url ?? '';
const many = <T>(count: number, call: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => call(index));

describe('at the same moment, over three replicas', () => {
  test('of a thousand creates of one name exactly one is accepted', async () => {
    const callers = [admin, jane, joe];
    const create = (index: number) =>
      callers[Math.floor(index / 3) % 3]?.at(urlOf(index)).createStore({ name: 'wanted', ...light });
    const from = performance.now();
    const outcomes = await outcomesOf(many(1_000, (index) => Promise.resolve(create(index))));
    console.log(`a thousand creates took ${((performance.now() - from) / 1000).toFixed(1)} s`);
    expect(outcomes).toEqual({ done: 1, 'name-taken': 999 });
    const { items } = await admin.at(urlOf(0)).listStores({ q: 'wanted' });
    expect(items).toHaveLength(1);
  });

  test('nobody gets past a quota, and everybody gets as far as it', async () => {
    const ann = await createCaller(stage, 'ann', 'tenant');
    const create = (index: number) => ann.at(urlOf(index)).createStore({ name: `ann-${index}`, ...light });
    expect(await outcomesOf(many(60, create))).toEqual({ done: quota, 'quota-exceeded': 60 - quota });
    expect((await ann.at(urlOf(1)).listStores()).total).toBe(quota);
  });

  test('of fifty changes that were meant for one state exactly one is made', async () => {
    const { etag, deletionProtection } = await admin.at(urlOf(0)).getStore('wanted');
    const change = (index: number) =>
      admin
        .at(urlOf(index))
        .patchStore('wanted', { deletionProtection: !deletionProtection }, { ifMatch: etag });
    expect(await outcomesOf(many(50, change))).toEqual({ done: 1, 'store-changed': 49 });
  });
});

describe('a call with a key', () => {
  const key = { idempotencyKey: 'once' };
  const wish = { name: 'keyed', ...light };
  let first: Store;

  test('is carried out once, however often and wherever it is sent at the same moment', async () => {
    const create = (index: number) => admin.at(urlOf(index)).createStore(wish, key);
    const outcomes = await outcomesOf(many(100, create));
    expect(Object.keys(outcomes).filter((code) => code !== 'idempotency-key-in-use')).toEqual(['done']);
    expect((await admin.at(urlOf(0)).listStores({ q: 'keyed' })).total).toBe(1);
    first = await create(0);
    for (const index of [1, 2]) expect(await create(index)).toEqual(first);
  });

  test('is answered the same after all replicas were killed', async () => {
    await endReplicas(replicas, 'SIGKILL');
    replicas = await startReplicas(stage);
    for (const index of [0, 1, 2]) {
      const { at } = admin;
      expect(await at(urlOf(index)).createStore(wish, key)).toEqual(first);
      const other = at(urlOf(index)).createStore({ ...wish, name: 'another' }, key);
      expect(await outcomeOf(other)).toBe('idempotency-key-reused');
    }
    // Another's key of the same name is another key.
    expect(await outcomeOf(jane.at(urlOf(0)).createStore(wish, key))).toBe('name-taken');
  });
});
