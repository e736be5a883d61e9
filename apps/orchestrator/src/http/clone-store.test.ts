import type { FinalSnapshotRecord, Problem } from '@souk/contract';
import { beforeEach, expect, test } from 'vitest';
import { people, storeOf } from '../testing/fake-cluster.ts';
import { podOf, snapshotOf } from '../testing/fake-insides.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

const id = '20261124t030000z-1f2e3d';
let api: TestApi;

beforeEach(async () => {
  api = await createTestApi();
  for (const [name, person] of [
    ['janes', 'jane-token'],
    ['joes', 'joe-token'],
  ] as const) {
    const namespace = `store-${name}`;
    const spec = { owner: people[person].name };
    api.cluster.put(storeOf({ name, spec, status: { phase: 'Ready', namespace } }));
    api.cluster.insides.pods.set(namespace, podOf('store-1'));
    api.cluster.secrets.set(`${namespace}/store`, { 'agent-token': 'secret' });
  }
  api.cluster.agent.snapshots = [{ ...snapshotOf(id), version: '2.20.0' }];
});

const create = (from: object, more: object = {}, token = 'jane-token') =>
  api.call('POST /api/v1/stores', { token, payload: { name: 'copy', from, ...more } });

test('a store begins with a snapshot of an own one, and with its version', async () => {
  const answer = await create({ store: 'janes', snapshot: id });
  expect([answer.statusCode, answer.json()]).toEqual([202, expect.objectContaining({ version: '2.20.0' })]);
  const uid = api.cluster.stores.get('janes')?.metadata.uid;
  const { spec } = api.cluster.stores.get('copy') ?? {};
  expect(spec).toMatchObject({ from: { store: 'janes', snapshot: id, uid }, seed: 'empty' });
});

test.each([
  ["another's store", { store: 'joes', snapshot: id }, {}, 'from.store'],
  ['no store', { store: 'nobodys', snapshot: id }, {}, 'from.store'],
  ['no snapshot', { store: 'janes', snapshot: '20261124t030000z-000000' }, {}, 'from.snapshot'],
  ['what is no id', { store: 'janes', snapshot: '../x' }, {}, 'from.snapshot'],
])('%s begins nothing', async (_what, from, more, field) => {
  const answer = await create(from, more);
  const { code, errors } = answer.json<Problem>();
  expect([answer.statusCode, code, errors?.map((one) => one.field)]).toEqual([422, 'invalid-field', [field]]);
  expect(api.cluster.stores.has('copy')).toBe(false);
});

test('an older Medusa is refused', async () => {
  api.cluster.agent.snapshots = [snapshotOf(id)];
  const answer = await create({ store: 'janes', snapshot: id }, { version: '2.20.0' });
  expect(answer.json<Problem>().errors).toEqual([
    { field: 'version', message: "is older than the snapshot's 2.21.2" },
  ]);
});

test('a database elsewhere, which may hold something already, is refused', async () => {
  api.cluster.agent.snapshots = [snapshotOf(id)];
  const blueprint = { database: { existingSecret: 'given' } };
  const answer = await create({ store: 'janes', snapshot: id }, { blueprint }, 'admin-token');
  expect(answer.json<Problem>().errors?.map(({ field }) => field)).toEqual(['from']);
  expect(api.cluster.stores.has('copy')).toBe(false);
});

test('who may change all stores, but read no logins, makes no copies with a login of its own', async () => {
  const answer = await create({ store: 'joes', snapshot: id }, {}, 'operator-token');
  expect(answer.statusCode).toBe(403);
  expect(api.cluster.stores.has('copy')).toBe(false);
});

test('final snapshots of deleted stores are listed to those who owned them', async () => {
  const snapshot = { ...snapshotOf(id), reason: 'final', place: 'bucket' } as const;
  const gone: FinalSnapshotRecord = { store: 'gone', uid: 'u1', owner: people['jane-token'].name, snapshot };
  await api.cluster.ports.records.create('final-snapshot', 'one', { record: JSON.stringify(gone) });
  const listed = async (token: string) => (await api.call('GET /api/v1/final-snapshots', { token })).json();
  expect(await listed('jane-token')).toEqual({ items: [gone] });
  expect(await listed('joe-token')).toEqual({ items: [] });
  const answer = await create({ store: 'gone', snapshot: id }, {}, 'joe-token');
  expect(answer.json<Problem>().errors?.[0]?.message).toContain('is not a store of yours');
});

test('a final snapshot that nobody could take is refused, and nothing is deleted', async () => {
  const answer = await api.call('DELETE /api/v1/stores/janes?finalSnapshot=true', { token: 'jane-token' });
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([409, 'action-not-allowed']);
  expect(api.cluster.stores.get('janes')?.metadata.deletionTimestamp).toBeUndefined();
  const without = await api.call('DELETE /api/v1/stores/janes?finalSnapshot=false', { token: 'jane-token' });
  expect(without.statusCode).toBe(202);
});
