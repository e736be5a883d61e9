import { type Action, actionsByPhase, type Problem, type Store, type StoreList } from '@souk/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { people, storeOf } from '../testing/fake-cluster.ts';
import { brief, createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
});
const failure = { reason: 'ImagePull', message: 'The image cannot be pulled.', hint: 'Check its name.' };
const put = (name: string, rest: Omit<Parameters<typeof storeOf>[0], 'name'> = {}) =>
  api.cluster.put(storeOf({ name, ...rest }));

const isNoDelete = (action: Action) => action !== 'delete';

const list = async (query: string) => (await api.call(`GET /api/v1/stores?${query}`)).json<StoreList>();
const remove = () => api.call('DELETE /api/v1/stores/acme');
const login = (token?: string) => api.call('GET /api/v1/stores/acme/credentials', { token });
const tag = async () => (await api.call('GET /api/v1/stores/acme')).headers['etag'];

describe('read', () => {
  test('a store is told with all that the controller wrote, but not who holds its operation', async () => {
    const steps = [{ name: 'install', state: 'running' as const, startedAt: '2026-01-01T00:00:00Z' }];
    put('acme', {
      status: {
        phase: 'Provisioning',
        url: 'https://acme.example.com',
        operation: {
          type: 'install',
          startedAt: '2026-01-01T00:00:00Z',
          holder: 'pod-1',
          renewedAt: 'x',
          steps,
        },
        failure,
      },
    });
    const store = (await api.call('GET /api/v1/stores/acme')).json<Store>();
    expect(store).toMatchObject({ phase: 'Provisioning', adminUrl: 'https://acme.example.com/app', failure });
    expect(store.operation).toEqual({ type: 'install', startedAt: '2026-01-01T00:00:00Z', steps });
  });

  test('a store that the cache does not show yet is asked of the API server', async () => {
    put('fresh');
    api.cluster.cache.get = () => undefined;
    expect((await api.call('GET /api/v1/stores/fresh')).statusCode).toBe(200);
    expect(api.cluster.calls).toContain('get');
  });

  test.each(['missing', 'UPPER', 'a%2Fb', '..%2f..%2fapi', 'x'.repeat(3000), '%00', '%F0%9F%9B%92'])(
    'there is no store %.30s',
    async (name) => {
      const answer = await api.call(`GET /api/v1/stores/${name}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'store-not-found' });
    },
  );

  test('the tag changes with the wish, not with what is observed', async () => {
    const store = put('acme');
    const before = await tag();
    api.cluster.put({ ...store, status: { phase: 'Ready' } });
    expect(await tag()).toBe(before);
    api.cluster.put({ ...store, metadata: { ...store.metadata, generation: 2 } });
    expect(await tag()).not.toBe(before);
  });
});

describe('list', () => {
  test('search, phase, sort and pages', async () => {
    put('acme', { createdAt: '2026-01-01T00:00:00Z', status: { phase: 'Ready' } });
    put('books', { createdAt: '2026-01-03T00:00:00Z', spec: { displayName: 'Acme Books' } });
    put('cakes', { createdAt: '2026-01-02T00:00:00Z', status: { phase: 'Failed' } });
    expect(brief((await list('')).items)).toEqual(['books Pending', 'cakes Failed', 'acme Ready']);
    expect(brief((await list('sort=name&q=ACME')).items)).toEqual(['acme Ready', 'books Pending']);
    expect(brief((await list('phase=Failed')).items)).toEqual(['cakes Failed']);
    const first = await list('sort=name&limit=2');
    expect([brief(first.items), first.total]).toEqual([['acme Ready', 'books Pending'], 3]);
    const rest = await list(`sort=name&limit=2&cursor=${first.nextCursor}`);
    expect([brief(rest.items), rest.nextCursor]).toEqual([['cakes Failed'], null]);
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=1e9', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['sort=size', 'sort'],
    ['phase=Lost', 'phase'],
    ['cursor=abc', 'cursor'],
    [`q=${'x'.repeat(101)}`, 'q'],
    ['sise=3', 'sise'],
    ['__proto__=3', '__proto__'],
  ])('%.30s is refused', async (query, field) => {
    const answer = await api.call(`GET /api/v1/stores?${query}`);
    expect(answer.statusCode).toBe(422);
    const { code, errors } = answer.json<Problem>();
    expect([code, errors?.map((error) => error.field)]).toEqual(['invalid-query', [field]]);
  });

  test('a list is not told before it is whole', async () => {
    api.cluster.isSynced = false;
    const answer = await api.call('GET /api/v1/stores');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
  });
});

describe('delete', () => {
  test('a deletion is accepted, also twice, until the store is gone', async () => {
    put('acme', { status: { phase: 'Ready' } });
    const answer = await remove();
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toMatchObject({ phase: 'Deleting', actions: [] });
    expect((await remove()).statusCode).toBe(202);
    expect(api.cluster.calls.filter((call) => call === 'remove')).toHaveLength(1);
    api.cluster.purge('acme');
    expect((await remove()).json()).toMatchObject({ code: 'store-not-found' });
  });

  test('a protected store stays', async () => {
    put('acme', { spec: { deletionProtection: true }, status: { phase: 'Ready' } });
    const answer = await api.call('DELETE /api/v1/stores/acme');
    expect(answer.statusCode).toBe(409);
    const { code, actions } = answer.json<Problem>();
    const others = actionsByPhase.Ready.filter((action) => isNoDelete(action) && action !== 'retry');
    expect([code, actions]).toEqual(['action-not-allowed', others]);
    expect(api.cluster.stores.get('acme')?.metadata.deletionTimestamp).toBeUndefined();
  });

  test('a new store of the same name is not the one that was meant', async () => {
    const old = put('acme');
    api.cluster.stores.delete('acme');
    put('acme');
    api.cluster.cache.get = () => old;
    expect((await api.call('DELETE /api/v1/stores/acme')).statusCode).toBe(404);
    expect(api.cluster.stores.get('acme')?.metadata.deletionTimestamp).toBeUndefined();
  });
});

describe('retry', () => {
  test('a failed store is marked for another try', async () => {
    put('acme', { status: { phase: 'Failed', failure } });
    expect((await api.call('POST /api/v1/stores/acme/retry')).statusCode).toBe(202);
    const { annotations = {} } = api.cluster.stores.get('acme')?.metadata ?? {};
    expect(Date.parse(annotations['souk.dev/retry-requested-at'] ?? '')).toBeGreaterThan(0);
  });

  test('another phase does not allow it, and says what it allows', async () => {
    put('acme', { status: { phase: 'Ready' } });
    const answer = await api.call('POST /api/v1/stores/acme/retry');
    expect(answer.json()).toMatchObject({
      code: 'action-not-allowed',
      detail: 'A store that is Ready does not allow retry.',
      actions: actionsByPhase.Ready.filter((action) => action !== 'retry'),
    });
    expect((await api.call('POST /api/v1/stores/none/retry')).statusCode).toBe(404);
  });
});

describe('credentials', () => {
  beforeEach(() => {
    put('acme', { status: { phase: 'Ready', namespace: 'standby-7' } });
    api.cluster.secrets.set('standby-7/store', { 'admin-password': 'p4ssw0rd-of-acme' });
  });
  test('the login comes from the namespace in the status, is audited, and never logged', async () => {
    expect((await login('jane-token')).json()).toEqual({
      adminUrl: 'http://acme.local.gd:8080/app',
      email: 'jane@example.com',
      password: 'p4ssw0rd-of-acme',
    });
    const lines = api.log.map((line) => JSON.parse(line) as { audit?: object });
    expect(lines.find(({ audit }) => audit)?.audit).toMatchObject({
      action: 'credentials.read',
      store: 'acme',
      caller: people['jane-token'].name,
    });
    expect(api.log.join()).not.toContain('p4ssw0rd');
  });

  test('who may look at stores need not see their logins', async () => {
    expect((await login('viewer-token')).json()).toMatchObject({ code: 'forbidden' });
    expect((await login('joe-token')).json()).toMatchObject({ code: 'store-not-found' });
    expect(api.cluster.calls).not.toContain('readSecret');
  });

  test('a store without a login yet says so', async () => {
    api.cluster.secrets.clear();
    expect((await login()).statusCode).toBe(409);
    put('young', { status: { phase: 'Provisioning' } });
    expect((await api.call('GET /api/v1/stores/young/credentials')).statusCode).toBe(409);
  });
});
