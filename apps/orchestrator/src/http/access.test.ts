import { type RouteName, routes, type Store, type StoreList } from '@souk/contract';
import { beforeEach, expect, test } from 'vitest';
import { people, storeOf } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
  const status = { phase: 'Failed' as const };
  api.cluster.put(storeOf({ name: 'janes', status }));
  api.cluster.put(storeOf({ name: 'joes', status, spec: { owner: people['joe-token'].name } }));
});

const bodyOf = async (name: string) => {
  const answer = await api.call(`GET /api/v1/stores/${name}`, { token: 'jane-token' });
  const { instance: _instance, ...body } = answer.json<{ instance: string }>();
  return JSON.stringify(body).replaceAll(name, 'NAME');
};
const names = (items: Store[]) => items.map(({ name }) => name).toSorted();
const list = async (token: string, query = '') =>
  (await api.call(`GET /api/v1/stores${query}`, { token })).json<StoreList>();
const get = async (path: string) =>
  (await api.call(`GET /api/v1${path}`, { token: 'nobody-token' })).json<unknown>();

const perStore: [string, string, number][] = [
  ['GET', '', 200],
  ['POST', '/retry', 202],
  ['DELETE', '', 202],
];

test.each(perStore)('%s STORE%s: own, another’s, missing', async (method, path, success) => {
  const statusOf = async (name: string, token: string) =>
    (await api.call(`${method} /api/v1/stores/${name}${path}`, { token })).statusCode;
  expect(await statusOf('janes', 'jane-token')).toBe(success);
  expect(await statusOf('joes', 'jane-token')).toBe(404);
  expect(await statusOf('none', 'jane-token')).toBe(404);
  expect(await statusOf('joes', 'nobody-token')).toBe(403);
  expect(await statusOf('none', 'nobody-token')).toBe(403);
  expect(await statusOf('joes', 'admin-token')).toBe(success);
});

test("another's store answers exactly as one that does not exist", async () => {
  expect(await bodyOf('joes')).toBe(await bodyOf('none'));
});

test('a viewer sees all and changes nothing', async () => {
  expect((await api.call('GET /api/v1/stores/joes', { token: 'viewer-token' })).statusCode).toBe(200);
  for (const line of ['DELETE /api/v1/stores/joes', 'POST /api/v1/stores/joes/retry'])
    expect((await api.call(line, { token: 'viewer-token' })).statusCode).toBe(403);
});

test('lists, counts and searches hold own stores only', async () => {
  const own = await list('jane-token');
  expect([names(own.items), own.total]).toEqual([['janes'], 1]);
  expect((await list('jane-token', '?q=joe')).total).toBe(0);
  expect(names((await list('admin-token')).items)).toEqual(['janes', 'joes']);
  expect((await api.call('GET /api/v1/stores', { token: 'nobody-token' })).statusCode).toBe(403);
});

test.each([
  ['admin-token', { list: 'all', create: true, update: 'all', delete: 'all', audit: 'all', transfer: 'all' }],
  ['jane-token', { list: 'own', create: true, update: 'own', delete: 'own', audit: 'own', transfer: 'own' }],
  [
    'viewer-token',
    { list: 'all', create: false, update: 'none', delete: 'none', audit: 'none', transfer: 'none' },
  ],
  [
    'nobody-token',
    { list: 'none', create: false, update: 'none', delete: 'none', audit: 'none', transfer: 'none' },
  ],
] as const)('me as %s', async (token, access) => {
  const answer = await api.call('GET /api/v1/me', { token });
  expect(answer.json()).toEqual({
    name: people[token].name,
    groups: ['system:authenticated'],
    access,
    hostSuffix: 'local.gd',
  });
});

test('catalogues need a caller, but no permission', async () => {
  expect(await get('/versions')).toEqual({
    items: [
      { version: '2.21.2', default: true },
      { version: '2.20.0', default: false },
    ],
  });
  expect(await get('/plans')).toMatchObject({
    items: [{ name: 'small', memory: '512Mi', storage: '1Gi' }, {}],
  });
});

const closed = (Object.keys(routes) as RouteName[]).filter((name) => !('open' in routes[name]));

test.each(closed)('%s needs a valid token', async (name) => {
  const { method, path } = routes[name];
  const line = `${method} /api/v1${path.replace('{name}', 'janes')}`;
  const statusOf = async (headers: Record<string, string>) =>
    (await api.call(line, { token: '', headers })).statusCode;
  expect(await statusOf({})).toBe(401);
  expect(await statusOf({ authorization: 'Bearer nonsense' })).toBe(401);
  expect(await statusOf({ authorization: 'Basic amFuZTpqYW5l' })).toBe(401);
  expect(await statusOf({ cookie: 'souk_session=forged' })).toBe(401);
  api.cluster.failure = 'unavailable';
  expect(await statusOf({ authorization: 'Bearer another' })).toBe(503);
});

test('calls are limited by caller', async () => {
  api = await createTestApi({ config: { rateLimits: { requests: 3, creates: 1 } } });
  const statuses = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await api.call('GET /api/v1/me')).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await api.call('GET /api/v1/me', { token: 'joe-token' })).statusCode).toBe(200);
});
