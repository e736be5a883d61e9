import { expect, test } from 'vitest';
import { storeOf } from '../../testing/store-of.ts';
import { applyLiveEvent, toCollection } from './store-collection.ts';

const before = toCollection([storeOf('acme', 'Provisioning', { resourceVersion: '99' }), storeOf('bazaar')]);

test('a change replaces what was known; all else stays', () => {
  const ready = storeOf('acme', 'Ready', { resourceVersion: '100' });
  const after = applyLiveEvent(before, { event: 'store', data: ready });
  expect(after.get('acme')).toBe(ready);
  expect(after.get('bazaar')).toBe(before.get('bazaar'));
  expect(before.get('acme')?.phase).toBe('Provisioning');
});

test('news that is older than what is known changes nothing', () => {
  const old = storeOf('acme', 'Pending', { resourceVersion: '9' });
  expect(applyLiveEvent(before, { event: 'store', data: old })).toBe(before);
});

test('a new store comes in, and a deleted one goes', () => {
  const grown = applyLiveEvent(before, { event: 'store', data: storeOf('candles') });
  expect([...grown.keys()]).toEqual(['acme', 'bazaar', 'candles']);
  const shrunk = applyLiveEvent(grown, { event: 'store-deleted', data: { name: 'acme' } });
  expect([...shrunk.keys()]).toEqual(['bazaar', 'candles']);
  expect(applyLiveEvent(shrunk, { event: 'store-deleted', data: { name: 'acme' } })).toBe(shrunk);
});

test('a snapshot replaces all, even with older versions: the cluster may have been restored', () => {
  const restored = storeOf('acme', 'Ready', { resourceVersion: '3' });
  const after = applyLiveEvent(before, { event: 'snapshot', data: { items: [restored] } });
  expect([...after.values()]).toEqual([restored]);
});
