import { type Problem, type RouteName, routes, type Store } from '@souk/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { people } from '../testing/fake-cluster.ts';
import { fillCluster } from '../testing/good-calls.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
  fillCluster(api);
});

describe('teams', () => {
  test('every member works on the team’s store, nobody else does', async () => {
    const statusOf = async (token: string) =>
      (await api.call('PATCH /api/v1/stores/teams', { payload: { displayName: 'Ours' }, token })).statusCode;
    expect(await statusOf('ann-token')).toBe(202);
    expect(await statusOf('bob-token')).toBe(202);
    expect(await statusOf('jane-token')).toBe(404);
  });

  test('a store is made for a team only by its members', async () => {
    const create = async (team: string, token = 'bob-token') =>
      await api.call('POST /api/v1/stores', { payload: { name: 'cakes', team }, token });
    for (const team of ['admins', 'system:authenticated', ''])
      expect((await create(team)).json<Problem>().errors?.[0]?.field).toBe('team');
    expect((await create('books')).json<Store>().owner).toBe('group:books');
  });
});

test.each([
  ['admin-token', { list: 'all', create: true, update: 'all', delete: 'all', audit: 'all', transfer: 'all' }],
  ['jane-token', { list: 'own', create: true, update: 'own', delete: 'own', audit: 'own', transfer: 'own' }],
  [
    'operator-token',
    { list: 'all', create: true, update: 'all', delete: 'all', audit: 'all', transfer: 'none' },
  ],
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
  const get = async (path: string) =>
    (await api.call(`GET /api/v1${path}`, { token: 'nobody-token' })).json<unknown>();
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
  const line = `${method} /api/v1${path.replace('{name}', 'janes').replace('{id}', 's1')}`;
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
