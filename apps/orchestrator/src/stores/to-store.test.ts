import { phases, type StoreResource } from '@souk/contract';
import { expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { platformOf } from '../testing/platform.ts';
import { actionsOf, toStore } from './to-store.ts';

test('a store is Deleting from the moment that its deletion is asked for', () => {
  const store = storeOf({ name: 'acme', status: { phase: 'Ready' } });
  const metadata = { ...store.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' };
  expect(toStore({ ...store, metadata }, platformOf())).toMatchObject({ phase: 'Deleting', actions: [] });
});

test('protection takes deletion away in every phase', () => {
  for (const phase of phases) {
    const store = storeOf({ name: 'acme', status: { phase }, spec: { deletionProtection: true } });
    expect(actionsOf(store)).not.toContain('delete');
  }
});

test('a retry is offered once a wish was given up, also while the store is open', () => {
  const rejected = { version: '2.21.2', generation: 1, reason: 'Crashed' };
  const actionsIn = (status: StoreResource['status']) => actionsOf(storeOf({ name: 'acme', status }));
  expect(actionsIn({ phase: 'Ready', rejected })).toContain('retry');
  expect(actionsIn({ phase: 'Ready' })).not.toContain('retry');
  expect(actionsIn({ phase: 'Failed' })).toContain('retry');
});
