import { KubeError, type KubeClient, type Method } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { wakeStore } from './wake-store.ts';

type Asleep = { hibernated: boolean; resourceVersion: string; deletionTimestamp?: string };

/** An API server with one store, which somebody else changes `races` times just after it was read. */
function server(store: Asleep | undefined, races = 0) {
  const patches: unknown[] = [];
  const answer = (method: Method, body: unknown): unknown => {
    if (!store) throw new KubeError('not-found', 'not found', 404);
    const { hibernated, ...metadata } = store;
    if (method === 'GET') return { metadata: { name: 'acme', ...metadata }, spec: { hibernated } };
    patches.push(body);
    if (races-- <= 0) return {};
    store.resourceVersion += '+';
    throw new KubeError('conflict', 'conflict', 409);
  };
  const client = {
    json: <T>(method: Method, _path: string, call: { body?: unknown } = {}) =>
      Promise.resolve().then(() => answer(method, call.body) as T),
  } as unknown as KubeClient;
  return { client, patches };
}

const patchOf = (resourceVersion: string) => ({ metadata: { resourceVersion }, spec: { hibernated: false } });

test('takes back the wish to sleep, over the version that was read', async () => {
  const { client, patches } = server({ hibernated: true, resourceVersion: '7' });
  expect(await wakeStore(client, 'acme')).toBe('woken');
  expect(patches).toEqual([patchOf('7')]);
});

test.each([
  ['awake', { hibernated: false, resourceVersion: '7' }],
  ['ending', { hibernated: true, resourceVersion: '7', deletionTimestamp: '2026-01-01T00:00:00Z' }],
  ['gone', undefined],
])('a store that is %s is not touched', async (_what, store) => {
  const { client, patches } = server(store);
  expect(await wakeStore(client, 'acme')).toBe('not-asleep');
  expect(patches).toEqual([]);
});

test('looks again after a conflict', async () => {
  const { client, patches } = server({ hibernated: true, resourceVersion: '7' }, 2);
  expect(await wakeStore(client, 'acme')).toBe('woken');
  expect(patches).toEqual([patchOf('7'), patchOf('7+'), patchOf('7++')]);
});

test('gives up on a store that changes all the time', async () => {
  const { client } = server({ hibernated: true, resourceVersion: '7' }, 5);
  await expect(wakeStore(client, 'acme')).rejects.toMatchObject({ kind: 'conflict' });
});
