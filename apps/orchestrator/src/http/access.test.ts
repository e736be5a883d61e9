import { openApiDocument, type Problem, type RouteName, type StoreList } from '@souk/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { snapshotOf } from '../testing/fake-insides.ts';
import { fillCluster, makeCall, type PerStore } from '../testing/good-calls.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;

async function fresh(): Promise<void> {
  api = await createTestApi({ config: { rateLimits: { requests: 10_000, creates: 10_000 } } });
  fillCluster(api);
}
beforeEach(fresh);

type Reach = 'all' | 'own' | 'none';
type Role = 'admin-token' | 'operator-token' | 'viewer-token' | 'jane-token' | 'nobody-token';
type Row = { status: number; reach: Record<Role, Reach> };

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
const rows: Record<PerStore, Row> = {
  getStore: { status: 200, reach: looking },
  patchStore: { status: 202, reach: changing },
  deleteStore: { status: 202, reach: changing },
  rollbackStore: { status: 202, reach: changing },
  // Its phase does not allow it, which only those learn who may ask.
  retryStore: { status: 409, reach: changing },
  getHistory: { status: 200, reach: looking },
  getCredentials: { status: 200, reach: secret },
  rotateCredentials: { status: 202, reach: secret },
  listActivity: { status: 200, reach: looking },
  streamActivity: { status: 200, reach: looking },
  streamLogs: { status: 200, reach: changing },
  getUsage: { status: 200, reach: looking },
  listSnapshots: { status: 200, reach: looking },
  createSnapshot: { status: 201, reach: changing },
  restoreSnapshot: { status: 202, reach: changing },
  deleteSnapshot: { status: 204, reach: changing },
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
    const { status } = rows[route];
    const statusOf = async (store: string) => {
      api.cluster.agent.snapshots = [snapshotOf('s1')];
      return (await makeCall(api, route, { store, token: role })).statusCode;
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

/** Calls that name no store: what they answer each role. Their content is own stores only, which other tests show. */
const everybody: Record<Role, number> = {
  'admin-token': 200,
  'operator-token': 200,
  'viewer-token': 200,
  'jane-token': 200,
  'nobody-token': 200,
};
const seers = { ...everybody, 'nobody-token': 403 };
const makers = { ...seers, 'viewer-token': 403 };
const platformRows: Record<Exclude<RouteName, PerStore>, Record<Role, number>> = {
  createStore: mapped(makers, 202),
  listStores: seers,
  streamEvents: seers,
  listAudit: makers,
  listFinalSnapshots: seers,
  listVersions: everybody,
  listPlans: everybody,
  getMe: everybody,
  getSignInWays: everybody,
  signIn: everybody,
  signOut: mapped(everybody, 204),
};

function mapped(row: Record<Role, number>, success: number): Record<Role, number> {
  const cells = Object.entries(row).map(([role, status]) => [role, status === 200 ? success : status]);
  return Object.fromEntries(cells) as Record<Role, number>;
}

describe('each role, each call that names no store', () => {
  const all = Object.entries(platformRows).flatMap(([route, row]) =>
    Object.entries(row).map(([role, status]) => [route, role, status] as [RouteName, Role, number]),
  );
  test.each(all)('%s as %s: %i', async (route, role, status) => {
    expect((await makeCall(api, route, { token: role })).statusCode).toBe(status);
    expect(api.cluster.stores.has('fresh')).toBe(route === 'createStore' && status === 202);
  });

  test('together with the calls to a store these are all that the description holds', () => {
    const { paths } = openApiDocument() as { paths: Record<string, Record<string, { operationId: string }>> };
    const described = Object.values(paths).flatMap((path) => Object.values(path));
    const named = described.map(({ operationId }) => operationId).toSorted();
    expect([...Object.keys(rows), ...Object.keys(platformRows)].toSorted()).toEqual(named);
  });
});

describe('nothing tells of another’s store', () => {
  test.each(Object.keys(rows) as PerStore[])(
    '%s: the same answer as for one that does not exist',
    async (route) => {
      const bodyOf = async (store: string) => {
        const answer = await makeCall(api, route, { store, token: 'jane-token' });
        const { instance: _instance, ...body } = answer.json<Problem>();
        return JSON.stringify(body).replaceAll(store, 'NAME');
      };
      expect(await bodyOf('joes')).toBe(await bodyOf('none'));
    },
  );

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
