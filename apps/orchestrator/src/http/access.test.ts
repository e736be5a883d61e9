import { type Problem, type RouteName, routes, type Store, type StoreList } from '@souk/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { people, storeOf } from '../testing/fake-cluster.ts';
import { podOf, snapshotOf } from '../testing/fake-insides.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
const jane = people['jane-token'].name;
const joe = people['joe-token'].name;

async function fresh(): Promise<void> {
  api = await createTestApi({ config: { rateLimits: { requests: 10_000, creates: 10_000 } } });
  for (const [name, owner] of [
    ['janes', jane],
    ['joes', joe],
    ['teams', 'group:shops'],
  ] as const) {
    const namespace = `store-${name}`;
    api.cluster.put(storeOf({ name, status: { phase: 'Ready', namespace }, spec: { owner } }));
    api.cluster.insides.pods.set(namespace, podOf('store-1'));
    api.cluster.secrets.set(`${namespace}/store`, { 'admin-password': 'p4ss', 'agent-token': 'token' });
  }
  api.cluster.insides.happening.end();
  api.cluster.insides.source.end('a line\n');
}
beforeEach(fresh);

type Reach = 'all' | 'own' | 'none';
type Role = 'admin-token' | 'operator-token' | 'viewer-token' | 'jane-token' | 'nobody-token';
type Row = { line: string; payload?: object; status: number; reach: Record<Role, Reach> };

const looking: Row['reach'] = {
  'admin-token': 'all',
  'operator-token': 'all',
  'viewer-token': 'all',
  'jane-token': 'own',
  'nobody-token': 'none',
};
const changing: Row['reach'] = { ...looking, 'viewer-token': 'none' };
const secret: Row['reach'] = { ...changing, 'operator-token': 'none' };

/** Every call that names a store, with who may make it; a new one does not compile until it has a row. */
type PerStore = {
  [Name in RouteName]: (typeof routes)[Name]['path'] extends `/stores/{name}${string}` ? Name : never;
}[RouteName];
const rows: Record<PerStore, Row> = {
  getStore: { line: 'GET', status: 200, reach: looking },
  patchStore: { line: 'PATCH', payload: { plan: 'large' }, status: 202, reach: changing },
  deleteStore: { line: 'DELETE', status: 202, reach: changing },
  rollbackStore: { line: 'POST /rollback', status: 202, reach: changing },
  // Its phase does not allow it, which only those learn who may ask.
  retryStore: { line: 'POST /retry', status: 409, reach: changing },
  getHistory: { line: 'GET /history', status: 200, reach: looking },
  getCredentials: { line: 'GET /credentials', status: 200, reach: secret },
  listActivity: { line: 'GET /events', status: 200, reach: looking },
  streamActivity: { line: 'GET /events/stream', status: 200, reach: looking },
  streamLogs: { line: 'GET /logs', status: 200, reach: changing },
  getUsage: { line: 'GET /usage', status: 200, reach: looking },
  listSnapshots: { line: 'GET /snapshots', status: 200, reach: looking },
  createSnapshot: { line: 'POST /snapshots', status: 201, reach: changing },
  restoreSnapshot: { line: 'POST /snapshots/s1/restore', status: 202, reach: changing },
  deleteSnapshot: { line: 'DELETE /snapshots/s1', status: 204, reach: changing },
};

/** What each reach means for a store of one's own, another's, and one that is missing. */
const expected: Record<Reach, (status: number) => [own: number, other: number, missing: number]> = {
  all: (status) => [status, status, 404],
  own: (status) => [status, 404, 404],
  none: () => [403, 403, 403],
};

const cells = Object.entries(rows).flatMap(([route, row]) =>
  Object.entries(row.reach).map(([role, reach]) => [route, role, reach] as [PerStore, Role, Reach]),
);

describe('each role, each call, each store', () => {
  test.each(cells)('%s as %s reaches %s', async (route, role, reach) => {
    const { line, payload, status } = rows[route];
    const [method = '', path = ''] = line.split(' ');
    if (route === 'rollbackStore')
      for (const name of ['janes', 'joes'])
        api.cluster.insides.history.set(`store-${name}`, [
          { revision: 1, status: 'superseded', version: '2.20.0', updatedAt: null },
        ]);
    const statusOf = async (name: string) => {
      api.cluster.agent.snapshots = [snapshotOf('s1')];
      const how = { token: role, ...(payload ? { payload } : {}) };
      return (await api.call(`${method} /api/v1/stores/${name}${path}`, how)).statusCode;
    };
    const before = api.cluster.calls.length;
    const found = [await statusOf('janes'), await statusOf('joes'), await statusOf('none')];
    expect(found).toEqual(expected[reach](status));
    // A refused call has no side effect: nothing but questions and the record of it.
    const asked = new Set(['reviewToken', 'reviewAccess', 'get', 'records']);
    const done = api.cluster.calls.slice(before).filter((call) => !asked.has(call));
    expect(reach === 'none' ? [...done, ...api.cluster.agent.tokens] : []).toEqual([]);
  });
});

describe('nothing tells of another’s store', () => {
  const lines = Object.values(rows).map(({ line, payload }) => [line, payload] as const);
  test.each(lines)('%s: the same answer as for one that does not exist', async (line, payload) => {
    const [method = '', path = ''] = line.split(' ');
    const bodyOf = async (name: string) => {
      const how = { token: 'jane-token', ...(payload ? { payload } : {}) };
      const answer = await api.call(`${method} /api/v1/stores/${name}${path}`, how);
      const { instance: _instance, ...body } = answer.json<Problem>();
      return JSON.stringify(body).replaceAll(name, 'NAME');
    };
    expect(await bodyOf('joes')).toBe(await bodyOf('none'));
  });

  test('lists, counts and searches hold own stores only', async () => {
    const list = async (token: string, query = '') => {
      const { items, total } = (await api.call(`GET /api/v1/stores${query}`, { token })).json<StoreList>();
      return [items.map(({ name }) => name).toSorted(), total];
    };
    expect(await list('jane-token')).toEqual([['janes'], 1]);
    for (const query of ['?q=joe', '?q=shops', '?phase=Failed'])
      expect(await list('jane-token', query)).toEqual([[], 0]);
    expect(await list('ann-token')).toEqual([['teams'], 1]);
    expect(await list('admin-token')).toEqual([['janes', 'joes', 'teams'], 3]);
    expect((await api.call('GET /api/v1/stores', { token: 'nobody-token' })).statusCode).toBe(403);
  });

  test('a name that is taken is all that a create tells of it', async () => {
    const answer = await api.call('POST /api/v1/stores', { payload: { name: 'joes' }, token: 'jane-token' });
    expect(answer.json<Problem>().code).toBe('name-taken');
    expect(answer.body).not.toContain('joe@');
  });
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
