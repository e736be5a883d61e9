import { storeFinalizer } from '@souk/contract';
import { expect, test } from 'vitest';
import { passOver, paths, stage, storeIn } from '../testing/pass.ts';
import { releaseFinalizer } from './finalizer.ts';

const gone = { type: 'release-finalizer', namespace: 'gone' } as const;

test('holds on while the API server still knows the namespace, whatever the copy says', async () => {
  const { api, deps } = stage();
  const pass = passOver(api);
  api.put(paths.namespace, { metadata: { name: 'store-acme' } });
  await releaseFinalizer(deps, pass, gone);
  expect(storeIn(api).metadata.finalizers).toEqual([storeFinalizer]);
});

test('lets go when the namespace is gone, and of a namespace that is not ours', async () => {
  for (const namespace of ['gone', 'not-ours'] as const) {
    const { api, deps } = stage();
    const pass = passOver(api);
    if (namespace === 'not-ours') api.put(paths.namespace, { metadata: { name: 'store-acme' } });
    await releaseFinalizer(deps, pass, { type: 'release-finalizer', namespace });
    expect(storeIn(api).metadata.finalizers).toEqual([]);
  }
});

test('a finalizer list that changed meanwhile is not overwritten', async () => {
  const { api, deps } = stage();
  const pass = passOver(api);
  const { metadata } = storeIn(api);
  api.put(paths.store, {
    ...storeIn(api),
    metadata: { ...metadata, finalizers: [storeFinalizer, 'example.com/hold'] },
  });
  await expect(releaseFinalizer(deps, pass, gone)).rejects.toMatchObject({ kind: 'conflict' });
});
