import { storeLabel } from '@souk/contract';
import { expect, test } from 'vitest';
import { passOver, paths, stage } from '../testing/pass.ts';
import { prepareNamespace } from './prepare-namespace.ts';

const namesOf = (writes: string[]) => writes.map((write) => write.replace(/^.*\/v1\//, ''));

test('makes the namespace with its guards, and marks it as prepared last', async () => {
  const { api, deps } = stage();
  await prepareNamespace(deps, passOver(api));
  expect(api.get(paths.namespace)?.metadata).toMatchObject({
    labels: { [storeLabel]: 'acme', 'pod-security.kubernetes.io/enforce': 'restricted' },
    annotations: { 'souk.dev/prepared': 'true' },
  });
  expect(namesOf(api.writes).toSorted()).toEqual([
    'namespaces',
    'namespaces/store-acme',
    'namespaces/store-acme/limitranges/store',
    'namespaces/store-acme/resourcequotas/store',
    'namespaces/store-acme/secrets',
  ]);
  expect(api.writes.at(-1)).toBe(`PATCH ${paths.namespace}`);
});

test('goes on where an earlier try ended, and leaves the keys as they are', async () => {
  const { api, deps } = stage();
  const pass = passOver(api);
  api.put(paths.namespace, { metadata: { name: 'store-acme', labels: { [storeLabel]: 'acme' } } });
  const held = { 'admin-password': 'b2xk', 'jwt-secret': 'b2xk', 'cookie-secret': 'b2xk' };
  api.put(paths.secret, { metadata: { name: 'store' }, data: held });
  await prepareNamespace(deps, pass);
  const { data, stringData = {} } = (api.get(paths.secret) ?? {}) as Record<string, object>;
  expect(data).toEqual(held);
  // What an older Souk did not make is added.
  expect(Object.keys(stringData)).toEqual(['agent-token']);
  expect(api.get(paths.namespace)?.metadata.annotations).toEqual({ 'souk.dev/prepared': 'true' });
});

test.each([
  ["somebody else's", { labels: { [storeLabel]: 'bolt' } }],
  ['without a label', {}],
  ['ending', { labels: { [storeLabel]: 'acme' }, deletionTimestamp: '2026-01-01T00:00:00Z' }],
])('a namespace that is %s, made since the copy was fresh, is not touched', async (_what, metadata) => {
  const { api, deps } = stage();
  const pass = passOver(api);
  api.put(paths.namespace, { metadata: { name: 'store-acme', ...metadata } });
  const before = api.get(paths.namespace);
  await prepareNamespace(deps, pass);
  expect(api.get(paths.namespace)).toBe(before);
  expect(namesOf(api.writes)).toEqual(['namespaces']);
});
