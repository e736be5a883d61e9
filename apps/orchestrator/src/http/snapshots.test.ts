import type { Problem, Snapshot, SnapshotList } from '@souk/contract';
import { beforeEach, expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { podOf } from '../testing/fake-insides.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
const path = '/api/v1/stores/acme/snapshots';
const codeOf = async (line: string) => (await api.call(line)).json<Problem>().code;
const be = (phase: 'Ready' | 'Updating' | 'Hibernated') =>
  api.cluster.put(storeOf({ name: 'acme', status: { phase, namespace: 'standby-7' } }));

beforeEach(async () => {
  api = await createTestApi();
  be('Ready');
  api.cluster.insides.pods.set('standby-7', podOf('store-1'));
  api.cluster.secrets.set('standby-7/store', { 'agent-token': 'secret-of-acme' });
});

test('backups are listed, made, restored and deleted through the store’s own agent', async () => {
  expect((await api.call(`GET ${path}`)).json<SnapshotList>().items).toHaveLength(1);
  const made = await api.call(`POST ${path}`);
  expect([made.statusCode, made.json<Snapshot>().id]).toEqual([201, 's2']);
  const restored = await api.call(`POST ${path}/s1/restore`);
  expect([restored.statusCode, restored.json()]).toEqual([202, expect.objectContaining({ name: 'acme' })]);
  expect((await api.call(`DELETE ${path}/s1`)).statusCode).toBe(204);
  expect(api.cluster.agent.restored).toEqual(['s1']);
  expect(new Set(api.cluster.agent.tokens)).toEqual(new Set(['secret-of-acme']));
  expect(api.log.join()).not.toContain('secret-of-acme');
});

test('a backup that did not get into the bucket says why', async () => {
  api.cluster.agent.failure = 'not-stored';
  const answer = await api.call(`POST ${path}`);
  expect([answer.statusCode, answer.json<Problem>()]).toEqual([
    502,
    expect.objectContaining({ code: 'not-stored', detail: 'secret words of the agent' }),
  ]);
});

test.each(['unknown', '..%2F..%2Fpg', '%00', '-x', 'x'.repeat(200)])(
  'there is no backup %.20s',
  async (id) => {
    expect(await codeOf(`DELETE ${path}/${id}`)).toBe('snapshot-not-found');
    expect(await codeOf(`POST ${path}/${id}/restore`)).toBe('snapshot-not-found');
    expect(api.cluster.agent.restored).toEqual([]);
  },
);

test.each([
  ['conflict', 409, 'action-not-allowed'],
  ['unavailable', 503, 'unavailable'],
  ['timeout', 503, 'unavailable'],
  ['forbidden', 503, 'unavailable'],
  ['unknown', 503, 'unavailable'],
] as const)('an agent that answers %s', async (kind, status, code) => {
  api.cluster.agent.failure = kind;
  for (const line of [`GET ${path}`, `POST ${path}`, `POST ${path}/s1/restore`, `DELETE ${path}/s1`]) {
    const answer = await api.call(line);
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([status, code]);
    expect(answer.body).not.toContain('secret words');
  }
});

test('a store that is not running, or has no agent, says so', async () => {
  api.cluster.secrets.set('standby-7/store', {});
  expect(await codeOf(`GET ${path}`)).toBe('action-not-allowed');
  api.cluster.insides.pods.clear();
  expect(await codeOf(`GET ${path}`)).toBe('not-running');
  expect(api.cluster.agent.tokens).toEqual([]);
});

test('the phase is minded', async () => {
  be('Updating');
  for (const line of [`POST ${path}`, `POST ${path}/s1/restore`, `DELETE ${path}/s1`])
    expect(await codeOf(line)).toBe('action-not-allowed');
});

test('who only looks at stores may list backups, and no more', async () => {
  const statusOf = async (line: string) => (await api.call(line, { token: 'viewer-token' })).statusCode;
  expect(await statusOf(`GET ${path}`)).toBe(200);
  for (const line of [`POST ${path}`, `POST ${path}/s1/restore`, `DELETE ${path}/s1`])
    expect(await statusOf(line)).toBe(403);
});
