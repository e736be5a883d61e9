import { expect, it } from 'vitest';
import { storeIn } from '../../testing/stores.ts';
import { applyLiveEvent, toCollection, withStore } from './store-collection.ts';

const acme = storeIn('Provisioning', { resourceVersion: '99' });
const known = toCollection([acme, storeIn('Ready', { name: 'bolt' })]);

it('a snapshot replaces all that was known', () => {
  const after = applyLiveEvent(known, {
    event: 'snapshot',
    data: { items: [storeIn('Ready', { name: 'cobalt' })] },
  });
  expect([...after.keys()]).toEqual(['cobalt']);
});

it('a change adds or replaces one store and leaves the old collection as it was', () => {
  const after = applyLiveEvent(known, { event: 'store', data: storeIn('Ready', { resourceVersion: '100' }) });
  expect(after.get('acme')?.phase).toBe('Ready');
  expect(after.size).toBe(2);
  expect(known.get('acme')?.phase).toBe('Provisioning');
});

it('keeps what is newer: the answer of a call may come after the event about it', () => {
  const late = storeIn('Pending', { resourceVersion: '98' });
  expect(withStore(known, late).get('acme')?.phase).toBe('Provisioning');
  expect(withStore(known, { ...late, resourceVersion: '100' }).get('acme')?.phase).toBe('Pending');
});

it('a deletion removes one store, and one that is unknown changes nothing', () => {
  expect([...applyLiveEvent(known, { event: 'store-deleted', data: { name: 'acme' } }).keys()]).toEqual([
    'bolt',
  ]);
  expect(applyLiveEvent(known, { event: 'store-deleted', data: { name: 'nobody' } })).toBe(known);
});
