import {
  type Problem,
  type ProblemCode,
  problemCodes,
  type Route,
  type RouteName,
  routes,
} from '@souk/contract';
import { afterEach, describe, expect, test } from 'vitest';
import { people, storeOf } from '../testing/fake-cluster.ts';
import { podOf } from '../testing/fake-insides.ts';
import { fillCluster, makeCall } from '../testing/good-calls.ts';
import { type Answer, createTestApi, type TestApi, type TestOptions } from '../testing/test-api.ts';

let api: TestApi;
afterEach(async () => await api.app.close());

async function fresh(config: TestOptions['config'] = {}): Promise<TestApi> {
  api = await createTestApi({ config: { rateLimits: { requests: 10_000, creates: 10_000 }, ...config } });
  fillCluster(api);
  return api;
}

const names = Object.keys(routes) as RouteName[];
const json = { 'content-type': 'application/json' };
const elsewhere = { host: 'souk.local.gd:8080', origin: 'http://shop.local.gd:8080' };

/** Gets the call refused in one way. */
type Recipe = (name: RouteName) => Promise<Answer>;

/** A store that is only being made, has no keys, and is protected: it allows nothing that the calls ask for. */
async function whileProvisioning(name: RouteName): Promise<Answer> {
  await fresh();
  const status = { phase: 'Provisioning', namespace: 'store-new' } as const;
  api.cluster.put(storeOf({ name: 'new', status, spec: { deletionProtection: true } }));
  api.cluster.insides.pods.set('store-new', podOf('store-1'));
  return await makeCall(api, name, { store: 'new' });
}

async function whileTheClusterFails(name: RouteName, failure: 'unavailable' | 'forbidden'): Promise<Answer> {
  await fresh();
  api.cluster.failure = failure;
  return await makeCall(api, name);
}

async function withHeader(name: RouteName, headers: Record<string, string>): Promise<Answer> {
  await fresh();
  return await makeCall(api, name, { headers });
}

async function withBody(name: RouteName, payload: object | string, headers = json): Promise<Answer> {
  await fresh();
  return await makeCall(api, name, { payload, headers });
}

const wrongFields: Partial<Record<RouteName, object>> = {
  createStore: { name: 'fresh', plan: 'none' },
  patchStore: { plan: 'none' },
  rollbackStore: { revision: 0 },
  rotateCredentials: { what: 'everything' },
  signIn: { token: '' },
};

/** One way to each refusal, whatever the call; a new code does not compile until it has one. */
const recipes: Record<ProblemCode, Recipe | 'no call’s own'> = {
  // What never reaches a call is in refusals.test.ts.
  'bad-request': 'no call’s own',
  'not-found': 'no call’s own',
  'method-not-allowed': 'no call’s own',
  'request-timeout': 'no call’s own',
  'headers-too-large': 'no call’s own',

  async unauthenticated(name) {
    await fresh();
    return await makeCall(api, name, name === 'signIn' ? { payload: { token: 'nonsense' } } : { token: '' });
  },
  async forbidden(name) {
    await fresh();
    const answer = await makeCall(api, name, { token: 'nobody-token' });
    // Who may do nothing still may read what is on offer; then the cluster has to refuse us.
    return answer.statusCode < 400 ? await whileTheClusterFails(name, 'forbidden') : answer;
  },
  async 'too-many-requests'(name) {
    await fresh({ rateLimits: { requests: 1, creates: 1 } });
    await makeCall(api, name);
    return await makeCall(api, name);
  },
  unavailable: (name) => whileTheClusterFails(name, 'unavailable'),
  async internal(name) {
    await fresh();
    api.app.addHook('preHandler', () => Promise.reject(new Error('secret words')));
    const answer = await makeCall(api, name);
    expect(answer.body).not.toContain('secret words');
    return answer;
  },
  async 'cross-site'(name) {
    await fresh();
    const session = await makeCall(api, 'signIn', { token: '', payload: { token: 'admin-token' } });
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? '';
    return await makeCall(api, name, { token: '', headers: { cookie, ...elsewhere } });
  },
  'invalid-body': (name) => withBody(name, '{'),
  'body-too-large': (name) => withBody(name, JSON.stringify({ name: 'x'.repeat(100_000) })),
  'unsupported-media-type': (name) => withBody(name, 'x', { 'content-type': 'text/plain' }),

  async 'store-not-found'(name) {
    await fresh();
    return await makeCall(api, name, { store: 'none' });
  },
  async 'snapshot-not-found'(name) {
    await fresh();
    return await makeCall(api, name, { id: 'none' });
  },
  async 'not-running'(name) {
    await fresh();
    api.cluster.insides.pods.clear();
    return await makeCall(api, name);
  },
  async 'not-stored'(name) {
    await fresh();
    api.cluster.agent.failure = 'not-stored';
    return await makeCall(api, name);
  },
  'action-not-allowed': whileProvisioning,
  'store-changed': (name) => withHeader(name, { 'if-match': '"another"' }),

  'invalid-name': (name) => withBody(name, { name: 'Not A Name' }),
  'invalid-field': (name) => withBody(name, wrongFields[name] ?? {}),
  'invalid-header': (name) => withHeader(name, { 'idempotency-key': ' ', 'if-match': 'no tag' }),
  async 'invalid-query'(name) {
    await fresh();
    return await makeCall(api, name, { query: '?unknown=1' });
  },
  'name-taken': (name) => withBody(name, { name: 'joes' }),
  async 'quota-exceeded'(name) {
    await fresh({ quotas: { storesPerOwner: 1 } });
    if (name === 'createStore') return await makeCall(api, name, { token: 'jane-token' });
    return await makeCall(api, name, { store: 'joes', payload: { owner: people['jane-token'].name } });
  },
  async 'idempotency-key-in-use'(name) {
    await fresh();
    const { create } = api.cluster.ports.stores;
    api.cluster.ports.stores.create = async (store) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return await create(store);
    };
    const headers = { 'idempotency-key': 'k1' };
    const answers = await Promise.all([1, 2].map(() => makeCall(api, name, { headers })));
    return answers.find(({ statusCode }) => statusCode >= 400) ?? (answers[0] as Answer);
  },
  async 'idempotency-key-reused'(name) {
    await fresh();
    const headers = { 'idempotency-key': 'k1' };
    await makeCall(api, name, { headers });
    return await makeCall(api, name, { headers, payload: { name: 'another' } });
  },
};

describe('each call of the contract', () => {
  test.each(names)('%s succeeds as it is described', async (name) => {
    await fresh();
    const { success }: Route = routes[name];
    if (name === 'retryStore')
      api.cluster.put(storeOf({ name: 'failed', status: { phase: 'Failed', namespace: 'store-failed' } }));
    const answer = await makeCall(api, name, name === 'retryStore' ? { store: 'failed' } : {});
    expect(answer.statusCode).toBe(success.status);
  });

  const refusals = names.flatMap((name) =>
    (routes[name] as Route).problems.map((code): [RouteName, ProblemCode] => [name, code]),
  );
  test.each(refusals)('%s is refused with %s', async (name, code) => {
    const recipe = recipes[code];
    if (typeof recipe === 'string') throw new Error(`${code} is told of a call, and is ${recipe}`);
    expect((await recipe(name)).json<Problem>().code).toBe(code);
  });
});

test('each refusal of a call is told of at least one', () => {
  const told = new Set(names.flatMap((name) => (routes[name] as Route).problems));
  const untold = problemCodes.filter((code) => typeof recipes[code] !== 'string' && !told.has(code));
  expect(untold).toEqual([]);
});
