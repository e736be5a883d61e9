import type { History, Problem, Revision, Store } from '@souk/contract';
import { beforeEach, expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
const revision = (number: number, version: string, status = 'superseded'): Revision => ({
  revision: number,
  status,
  version,
  updatedAt: '2026-01-01T00:00:00.000Z',
});
const tell = (...revisions: Revision[]) => api.cluster.insides.history.set('store-acme', revisions);
const rollback = (payload?: object, headers: Record<string, string> = {}) =>
  api.call('POST /api/v1/stores/acme/rollback', { ...(payload ? { payload } : {}), headers });

beforeEach(async () => {
  api = await createTestApi();
  api.cluster.put(storeOf({ name: 'acme', status: { phase: 'Ready', namespace: 'store-acme' } }));
  tell(revision(3, '2.21.2', 'deployed'), revision(2, '2.20.0'), revision(1, '2.21.2'));
});

test('without a revision the last one that served another version is the wish', async () => {
  const answer = await rollback();
  expect([answer.statusCode, answer.json<Store>().version]).toEqual([202, '2.20.0']);
  expect(api.cluster.stores.get('acme')?.spec.version).toBe('2.20.0');
});

test('a revision is named; one with the present version changes nothing', async () => {
  expect((await rollback({ revision: 1 })).json<Store>().version).toBe('2.21.2');
  expect(api.cluster.calls).not.toContain('patchSpec');
  expect((await rollback({ revision: 2 })).json<Store>().version).toBe('2.20.0');
});

test.each([
  [{ revision: 9 }, 'is not in the history'],
  [{ revision: 0 }, 'must be the number of a revision in the history'],
  [{ revision: '2' }, 'must be the number of a revision in the history'],
  [{ revision: 1e99 }, 'must be the number of a revision in the history'],
])('%j is refused', async (body, message) => {
  const answer = await rollback(body);
  expect(answer.statusCode).toBe(422);
  expect(answer.json<Problem>().errors).toEqual([{ field: 'revision', message }]);
});

test('a version that is not offered any more cannot be gone back to', async () => {
  tell(revision(2, '2.21.2', 'deployed'), revision(1, '2.10.0'));
  const answer = await rollback();
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([422, 'invalid-field']);
});

test('a revision that never served is not the last good one', async () => {
  tell(revision(2, '2.21.2', 'deployed'), revision(1, '2.20.0', 'failed'));
  expect((await rollback()).json()).toMatchObject({ code: 'action-not-allowed' });
});

test('the phase and If-Match are minded', async () => {
  expect((await rollback({}, { 'if-match': '"old"' })).json()).toMatchObject({ code: 'store-changed' });
  api.cluster.put(storeOf({ name: 'acme', status: { phase: 'Provisioning' } }));
  expect((await rollback()).json()).toMatchObject({ code: 'action-not-allowed', actions: ['delete'] });
});

test('the history is told newest first; a store without a namespace has none', async () => {
  const history = async () => (await api.call('GET /api/v1/stores/acme/history')).json<History>();
  expect((await history()).items.map((item) => item.revision)).toEqual([3, 2, 1]);
  api.cluster.put(storeOf({ name: 'acme' }));
  expect(await history()).toEqual({ items: [] });
});
