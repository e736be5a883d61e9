import { beforeEach, expect, test } from 'vitest';
import { people } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
});
const create = (payload: unknown, token?: string) =>
  api.call('POST /api/v1/stores', { payload: payload as object, token });

test('a create answers 202 with the store and where it is', async () => {
  const answer = await create({ name: 'acme' });
  expect(answer.statusCode).toBe(202);
  expect(answer.headers['location']).toBe('/api/v1/stores/acme');
  expect(answer.json()).toMatchObject({
    name: 'acme',
    displayName: 'acme',
    phase: 'Pending',
    owner: people['admin-token'].name,
    version: '2.21.2',
    plan: 'small',
    url: 'http://acme.local.gd:8080',
    adminUrl: 'http://acme.local.gd:8080/app',
    adminEmail: 'souk-admin@example.com',
    actions: ['delete'],
  });
  expect((await api.call('GET /api/v1/stores/acme')).headers['etag']).toBe(answer.headers['etag']);
});

test('everything that may be chosen is kept', async () => {
  const wish = {
    name: 'acme',
    displayName: 'Acme & Söhne',
    version: '2.20.0',
    plan: 'large',
    adminEmail: 'boss@acme.example',
    seed: 'empty',
    currency: 'usd',
    country: 'us',
  };
  expect((await create(wish, 'jane-token')).statusCode).toBe(202);
  const { name: _name, ...spec } = wish;
  expect(api.cluster.stores.get('acme')?.spec).toMatchObject({ ...spec, owner: 'oidc:jane@example.com' });
});

test('the finalizer is there from the first moment', async () => {
  await create({ name: 'acme' });
  expect(api.cluster.stores.get('acme')?.metadata.finalizers).toEqual(['souk.dev/store']);
});

test("the owner is the caller, whatever the body says; the caller's address is the default", async () => {
  const forged = await create({ name: 'acme', owner: 'joe' }, 'jane-token');
  expect(forged.json()).toMatchObject({ errors: [{ field: 'owner', message: 'is not known here' }] });
  expect((await create({ name: 'acme' }, 'jane-token')).json()).toMatchObject({
    owner: 'oidc:jane@example.com',
    adminEmail: 'jane@example.com',
  });
});

test.each([
  ['', 'must not be empty'],
  ['Acme', 'must be lower case'],
  ['a'.repeat(41), 'must have at most 40 characters'],
  ['a'.repeat(60_000), 'must have at most 40 characters'],
  ['kube-system', 'is reserved for the platform; choose another name'],
  ['acme\u0000', expect.stringContaining('may hold only')],
  [null, 'must be a text'],
  [undefined, 'is required'],
  [['acme'], 'must be a text'],
])('the name %.20j is refused', async (name, message) => {
  const answer = await create({ name });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ code: 'invalid-name', errors: [{ field: 'name', message }] });
  expect(api.cluster.calls).not.toContain('create');
});

test('all other broken rules are named at once, with unknown fields', async () => {
  const answer = await create({
    name: 'acme',
    plan: 'S',
    seed: 1,
    adminEmail: 'x',
    sise: 4,
    [`z${'z'.repeat(500)}`]: 1,
  });
  const body = answer.json<{ code: string; errors: { field: string }[] }>();
  expect(body.code).toBe('invalid-field');
  expect(body.errors.map(({ field }) => field.slice(0, 12))).toEqual([
    'plan',
    'adminEmail',
    'seed',
    'sise',
    'zzzzzzzzzzzz',
  ]);
});

test.each([[], [[]], ['"acme"'], ['7'], ['null'], ['true']])(
  'a body that is no object is refused: %j',
  async (body = '') => {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await api.call('POST /api/v1/stores', {
      payload,
      headers: { 'content-type': 'application/json' },
    });
    expect([400, 422]).toContain(answer.statusCode);
  },
);

test('a body that is missing altogether is a field error', async () => {
  const answer = await api.call('POST /api/v1/stores');
  expect(answer.json()).toMatchObject({ code: 'invalid-field', errors: [{ field: 'body' }] });
});

test('a version or plan that is not offered names those that are', async () => {
  const answer = await create({ name: 'acme', version: '9.9.9', plan: 'huge' });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({
    code: 'invalid-field',
    errors: [
      { field: 'version', message: 'is not offered; choose one of 2.21.2, 2.20.0' },
      { field: 'plan', message: 'is not offered; choose one of small, large' },
    ],
  });
  expect(api.cluster.calls).not.toContain('create');
});

test('of many creates at the same moment exactly one is accepted', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => create({ name: 'acme' })));
  const codes = answers.map(({ statusCode }) => statusCode);
  expect(codes.filter((code) => code === 202)).toHaveLength(1);
  expect(codes.filter((code) => code === 409)).toHaveLength(49);
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
    code: 'name-taken',
    errors: [{ field: 'name' }],
  });
});

test('a name is taken by whoever has it, and while it is going away', async () => {
  await create({ name: 'acme' }, 'jane-token');
  await api.call('DELETE /api/v1/stores/acme');
  expect((await create({ name: 'acme' }, 'joe-token')).statusCode).toBe(409);
});

test('the quota holds for each owner, for creates at the same moment too', async () => {
  const names = ['one', 'two', 'three', 'four', 'five'];
  const answers = await Promise.all(names.map((name) => create({ name }, 'jane-token')));
  expect(answers.filter(({ statusCode }) => statusCode === 202)).toHaveLength(3);
  const refused = answers.filter(({ statusCode }) => statusCode === 403);
  expect(refused.map((answer) => answer.json<{ code: string }>().code)).toEqual([
    'quota-exceeded',
    'quota-exceeded',
  ]);
  expect((await create({ name: 'other' }, 'joe-token')).statusCode).toBe(202);
  api.cluster.purge('one');
  expect((await create({ name: 'six' }, 'jane-token')).statusCode).toBe(202);
});

test('who may not create is told so', async () => {
  expect((await create({ name: 'acme' }, 'viewer-token')).json()).toMatchObject({ code: 'forbidden' });
  expect(api.cluster.stores.size).toBe(0);
});

test('creates have a stricter rate limit, with the time to wait', async () => {
  api = await createTestApi({ config: { rateLimits: { requests: 100, creates: 2 } } });
  const codes = [];
  for (const name of ['one', 'two', 'three']) codes.push((await create({ name })).statusCode);
  expect(codes).toEqual([202, 202, 429]);
  const refused = await create({ name: 'four' });
  expect(refused.json()).toMatchObject({ code: 'too-many-requests' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await create({ name: 'four' }, 'joe-token')).statusCode).toBe(202);
});

test.each([
  ['unavailable', 503, 'unavailable'],
  ['timeout', 503, 'unavailable'],
  ['invalid', 422, 'invalid-field'],
  ['forbidden', 403, 'forbidden'],
  ['unknown', 500, 'internal'],
] as const)('a cluster that answers %s', async (kind, status, code) => {
  await create({ name: 'first' });
  api.cluster.failure = kind;
  const answer = await create({ name: 'acme' });
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toMatchObject({ code });
  expect(answer.body).not.toContain('secret words');
});
