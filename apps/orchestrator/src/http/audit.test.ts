import type { AuditList, AuditRecord, Problem } from '@souk/contract';
import { beforeEach, expect, test } from 'vitest';
import { createApiDeps } from '../api-deps.ts';
import { people, storeOf } from '../testing/fake-cluster.ts';
import { platformOf } from '../testing/platform.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
});
const audit = async (token = 'admin-token', query = '', from = api) =>
  (await from.call(`GET /api/v1/audit${query}`, { token })).json<AuditList>();
const brief = ({ action, store, result }: AuditRecord) => `${action} ${store} ${result}`;
const create = (name: string, token = 'jane-token') =>
  api.call('POST /api/v1/stores', { payload: { name }, token });

test('who did what to which store, when, from where and how it ended', async () => {
  await create('acme');
  await api.call('PATCH /api/v1/stores/acme', {
    payload: { deletionProtection: true, displayName: 'Secret plan' },
  });
  await api.call('DELETE /api/v1/stores/acme', { token: 'viewer-token' });
  const { items } = await audit();
  expect(items.map(brief)).toEqual([
    'store.delete acme forbidden',
    'store.change acme ok',
    'store.create acme ok',
  ]);
  expect(items[1]).toMatchObject({
    caller: people['admin-token'].name,
    via: 'bearer',
    address: '127.0.0.1',
    detail: 'deletionProtection=true',
  });
  expect(Date.now() - Date.parse(items[0]?.at ?? '')).toBeLessThan(5_000);
  expect(JSON.stringify(items)).not.toContain('Secret plan');
});

test('a record is in the log as well, as one line of JSON', async () => {
  await create('acme');
  const lines = api.log.map((line) => JSON.parse(line) as { audit?: AuditRecord; requestId?: string });
  const line = lines.find((one) => one.audit);
  expect(line?.audit).toMatchObject({ action: 'store.create', store: 'acme', result: 'ok' });
  expect(line?.requestId).toBe((await audit()).items[0]?.requestId);
});

test('tenants see what they did and what was done to their stores, and nothing else', async () => {
  await create('janes');
  await create('joes', 'joe-token');
  await api.call('PATCH /api/v1/stores/janes', { payload: { deletionProtection: true } });
  await api.call('DELETE /api/v1/stores/janes', { token: 'joe-token' });
  const seen = async (token: string) => (await audit(token)).items.map(brief);
  expect(await seen('jane-token')).toEqual(['store.change janes ok', 'store.create janes ok']);
  expect(await seen('joe-token')).toEqual(['store.delete janes store-not-found', 'store.create joes ok']);
  expect((await audit('jane-token', '?store=joes')).items).toEqual([]);
  expect((await api.call('GET /api/v1/audit', { token: 'viewer-token' })).statusCode).toBe(403);
});

test('who gets a name or a store that was another’s learns nothing of the time before', async () => {
  await create('acme');
  api.cluster.purge('acme');
  await create('acme', 'joe-token');
  await create('books');
  await api.call('PATCH /api/v1/stores/books', { payload: { owner: people['joe-token'].name } });
  expect((await audit('joe-token')).items.map(brief)).toEqual(['store.create acme ok']);
});

test('records outlive the process, and all replicas show the same', async () => {
  await create('acme');
  const { cluster } = api;
  const outside = {
    config: platformOf(),
    sessionKey: 'k'.repeat(32),
    cache: cluster.cache,
    ports: cluster.ports,
  };
  const other = await createTestApi({ deps: createApiDeps(outside) });
  await other.call('PATCH /api/v1/stores/acme', { payload: { deletionProtection: true } });
  await api.call('PATCH /api/v1/stores/acme', { payload: { deletionProtection: false } });
  expect((await audit('admin-token', '', other)).items).toHaveLength(3);
  expect(await audit('admin-token', '', other)).toEqual(await audit());
});

test('pages by cursor, and filters by store and caller', async () => {
  for (const name of ['one', 'two', 'three']) await create(name);
  await create('four', 'joe-token');
  const first = await audit('admin-token', '?limit=3');
  const rest = await audit('admin-token', `?limit=3&cursor=${first.nextCursor}`);
  expect([...first.items, ...rest.items].map(({ store }) => store)).toEqual(['four', 'three', 'two', 'one']);
  expect(rest.nextCursor).toBeNull();
  const joe = encodeURIComponent(people['joe-token'].name);
  expect((await audit('admin-token', `?caller=${joe}`)).items.map(brief)).toEqual(['store.create four ok']);
});

test.each(['limit=0', 'limit=501', 'cursor=abc', 'from=now'])('%s is refused', async (query) => {
  const answer = await api.call(`GET /api/v1/audit?${query}`);
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([422, 'invalid-query']);
});

test('a login that is read is recorded, and is in no record', async () => {
  api.cluster.put(storeOf({ name: 'acme', status: { phase: 'Ready', namespace: 'store-acme' } }));
  api.cluster.secrets.set('store-acme/store', { 'admin-password': 'p4ssw0rd' });
  await api.call('GET /api/v1/stores/acme/credentials', { token: 'jane-token' });
  expect((await audit()).items.map(brief)).toEqual(['credentials.read acme ok']);
  expect(JSON.stringify([...api.cluster.records.kept.values()])).not.toContain('p4ssw0rd');
});

test('a cluster that takes no records does not undo what was done; the log has it', async () => {
  api.cluster.records.create = () => Promise.reject(new Error('full'));
  api.cluster.put(storeOf({ name: 'acme', status: { phase: 'Ready' } }));
  const answer = await api.call('DELETE /api/v1/stores/acme');
  expect(answer.statusCode).toBe(202);
  expect(api.log.join()).toContain('the audit record is in the log only');
});
