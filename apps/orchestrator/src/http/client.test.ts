import { type Client, createClient } from '@souk/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
let client: Client;

beforeEach(async () => {
  api = await createTestApi();
  const baseUrl = await api.app.listen({ port: 0, host: '127.0.0.1' });
  client = createClient({ baseUrl, token: 'admin-token' });
});
afterEach(async () => await api.app.close());

test('the client does all that the API offers, over a real connection', async () => {
  expect(await client.getMe()).toMatchObject({ access: { list: 'all' } });
  expect((await client.listVersions()).items).toHaveLength(2);
  expect((await client.listPlans()).items).toHaveLength(2);
  expect(await client.createStore({ name: 'acme' })).toMatchObject({ name: 'acme', phase: 'Pending' });
  expect((await client.listStores({ q: 'acme', sort: 'name', limit: 10 })).total).toBe(1);

  const status = { phase: 'Failed' as const };
  api.cluster.put({ ...storeOf({ name: 'acme' }), status });
  expect(await client.retryStore('acme')).toMatchObject({ phase: 'Failed' });
  api.cluster.put({ ...storeOf({ name: 'acme' }), status: { phase: 'Ready', namespace: 'store-acme' } });
  api.cluster.secrets.set('store-acme/store', { 'admin-password': 'p4ss' });
  expect(await client.getCredentials('acme')).toMatchObject({ password: 'p4ss' });
  expect(await client.deleteStore('acme')).toMatchObject({ phase: 'Deleting' });
  expect(await client.getStore('acme')).toMatchObject({ phase: 'Deleting' });
});

test('problems of the API arrive as they are', async () => {
  await client.createStore({ name: 'acme' });
  await expect(client.createStore({ name: 'acme' })).rejects.toMatchObject({
    name: 'ApiProblem',
    problem: { code: 'name-taken', errors: [{ field: 'name' }] },
  });
  await expect(client.getStore('none')).rejects.toMatchObject({ problem: { status: 404 } });
});

test('signing in and out', async () => {
  expect(await client.signIn({ token: 'jane-token' })).toMatchObject({ name: 'oidc:jane@example.com' });
  await expect(client.signIn({ token: 'nonsense' })).rejects.toMatchObject({
    problem: { code: 'unauthenticated' },
  });
  expect(await client.signOut()).toBeUndefined();
});
