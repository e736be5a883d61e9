import type { PatchStoreRequest, Store } from '@souk/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../e2e/support/ask.ts';
import { buyInside, ordersInside } from '../e2e/support/inside-store.ts';
import { api, isReady, kubectl, platform, remove, storeBecomes } from '../e2e/support/platform.ts';
import { send } from '../e2e/support/probe-pod.ts';
import { buildPluginImage, type LocalImage } from './plugin-image.ts';
import { type Registry, startRegistry } from './registry.ts';

const name = 'own-ways';
const namespace = `store-${name}`;
const host = `${name}.localhost:${platform.port}`;
const browser = { accept: 'text/html' };

let registry: Registry;
let image: LocalImage;
beforeAll(async () => {
  image = await buildPluginImage();
  registry = await startRegistry();
  await registry.push(image, 'shops/acme:2.21.2-acme.1');
  await api.createStore({ name, blueprint: { storefront: { enabled: false } } });
  await storeBecomes(name, isReady);
});
afterAll(async () => {
  await remove(name).catch(() => undefined);
  await registry?.end();
  await image?.remove();
});

/** Nothing is under way any more, and this very wish was followed or given up. */
const settledAt =
  (generation: number) =>
  ({ conditions, operation, phase, rejected }: Store): boolean =>
    phase === 'Ready' &&
    operation === null &&
    conditions.every((one) => one.observedGeneration === generation) &&
    (rejected === null || rejected.generation === generation);

async function changed(wish: PatchStoreRequest): Promise<Store> {
  const { generation } = await api.patchStore(name, wish);
  return storeBecomes(name, settledAt(generation), 240_000);
}

const plugin = {
  image: { registry: 'localhost:5000', repository: 'shops/acme', tag: '2.21.2-acme.1' },
  imagePullSecrets: [{ name: 'registry-login' }],
  extraEnv: [
    { name: 'LOYALTY_PROGRAM', value: 'Acme Points' },
    { name: 'LOYALTY_API_KEY', valueFrom: { secretKeyRef: { name: 'loyalty', key: 'api-key' } } },
  ],
};
const secret = (metadata: { name: string }, type: string, stringData: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type,
  metadata: { ...metadata, namespace },
  stringData,
});

async function publishableKey(): Promise<string> {
  const { body } = await ask(host, '/storefront/config.json');
  return (JSON.parse(body) as { publishableKey: string }).publishableKey;
}

test('a store without our storefront leads to its Admin, and sells through the API', async () => {
  await expect.poll(async () => (await ask(host, '/health')).status, { timeout: 10_000 }).toBe(200);
  expect((await ask(host, '/', { headers: browser })).status).toBe(302);
  expect((await ask(host, '/products/t-shirt', { headers: browser })).status).toBe(404);
  await buyInside(namespace);
  expect(await ordersInside(namespace)).toEqual([1]);
});

test('an image that nobody gives out without a login is refused, and the store goes on as it was', async () => {
  const store = await changed({ blueprint: { image: plugin.image } });
  expect(store.rejected?.reason).toMatch(/Image|Pull/);
  expect(await registry.refused()).toBeGreaterThan(0);
  expect((await ask(host, '/health')).status).toBe(200);
});

test('with login and Secrets it runs: the plugin answers, and orders still work', async () => {
  const { host: server, login } = registry;
  const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  const config = { '.dockerconfigjson': JSON.stringify({ auths: { [server]: { auth } } }) };
  await send(
    ['create'],
    secret({ name: 'registry-login' }, 'kubernetes.io/dockerconfigjson', config),
    secret({ name: 'loyalty' }, 'Opaque', { 'api-key': 'key-of-the-provider' }),
  );
  const store = await changed({ blueprint: plugin });
  expect(store.rejected).toBeNull();
  const headers = { 'x-publishable-api-key': await publishableKey() };
  const answer = await ask(host, '/store/loyalty?total=12.5', { headers });
  expect(JSON.parse(answer.body)).toEqual({ points: 37, program: 'Acme Points', hasKey: true });
  await buyInside(namespace);
  expect(await ordersInside(namespace)).toEqual([1, 2]);
});

test('neither key nor login is in what Helm keeps', async () => {
  const values = await kubectl(
    'get',
    'secret',
    '--namespace',
    namespace,
    '--selector',
    'owner=helm',
    '-o',
    'json',
  );
  const releases = (JSON.parse(values) as { items: { data: { release: string } }[] }).items;
  for (const { data } of releases) {
    const packed = Buffer.from(Buffer.from(data.release, 'base64').toString(), 'base64');
    const { gunzipSync } = await import('node:zlib');
    expect(gunzipSync(packed).toString()).not.toMatch(/key-of-the-provider/);
  }
});

test('another display name does not start it again', async () => {
  const pods = () =>
    kubectl('get', 'pods', '--namespace', namespace, '-o', 'jsonpath={.items[*].metadata.uid}');
  const before = await pods();
  expect((await changed({ displayName: 'Another Name' })).rejected).toBeNull();
  expect(await pods()).toBe(before);
});
