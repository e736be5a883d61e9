import type { AuditList, AuditRecord } from '@souk/contract';
import { beforeEach, expect, test, vi } from 'vitest';
import { people } from '../testing/fake-cluster.ts';
import { fillCluster } from '../testing/good-calls.ts';
import { createTestApi, type TestApi, type TestOptions } from '../testing/test-api.ts';

let api: TestApi;
async function fresh(config: TestOptions['config'] = {}): Promise<void> {
  api = await createTestApi({ config });
  fillCluster(api);
}
beforeEach(() => fresh());

const audit = async (token: keyof typeof people = 'admin-token') =>
  (await api.call('GET /api/v1/audit?limit=500', { token })).json<AuditList>().items;
const brief = ({ caller, via, result, detail }: AuditRecord) => [caller, via, result, detail].join(' | ');
const refusals = async () => (await audit()).filter(({ action }) => action === 'call.refused').map(brief);

test('who is not signed in, may not, or comes from elsewhere is on record', async () => {
  await api.call('GET /api/v1/stores?q=secret', { token: '' });
  await api.call('POST /api/v1/session', { token: '', payload: { token: 'guess' } });
  await api.call('GET /api/v1/stores/janes/logs', { token: 'viewer-token' });
  expect(await refusals()).toEqual([
    'viewer | bearer | forbidden | GET /api/v1/stores/janes/logs',
    'system:anonymous | none | unauthenticated | GET /api/v1/stores',
  ]);
  expect(JSON.stringify(api.log)).not.toContain('guess');
  const lines = api.log.map((line) => JSON.parse(line) as { audit?: AuditRecord });
  expect(lines.filter((line) => line.audit?.action === 'call.refused')).toHaveLength(2);
});

test('who makes too many calls is on record, with how many were refused', async () => {
  await fresh({ rateLimits: { requests: 2, creates: 1 } });
  for (let call = 0; call < 12; call += 1) await api.call('GET /api/v1/me', { token: 'jane-token' });
  const { auditTrail } = api.deps;
  const told = vi.spyOn(auditTrail, 'record');
  await api.app.close();
  expect(told.mock.calls.map(([entry]) => [entry.result, entry.detail])).toEqual([
    ['too-many-requests', 'times=9 GET /api/v1/me'],
  ]);
});

test('a flood from everywhere makes few records, and pushes out none of what was done', async () => {
  await api.call('POST /api/v1/stores', { payload: { name: 'acme' } });
  for (let call = 0; call < 120; call += 1) {
    const headers = { 'x-forwarded-for': `203.0.113.${call % 60}` };
    await api.call('GET /api/v1/me', { token: '', headers });
  }
  const items = await audit();
  expect(items.filter(({ action }) => action === 'call.refused')).toHaveLength(21);
  expect(items.at(-1)?.action).toBe('store.create');
  const kinds = [...api.cluster.records.kept.values()].map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['audit', 'refusals', 'quota']));
});

test('a call that is recorded by itself is recorded once', async () => {
  await api.call('DELETE /api/v1/stores/janes', { token: 'viewer-token' });
  expect((await audit()).map(({ action, result }) => `${action} ${result}`)).toEqual([
    'store.delete forbidden',
  ]);
});

test('tenants see their own refusals, and nobody’s else', async () => {
  await api.call('GET /api/v1/stores', { token: '' });
  await api.call('PATCH /api/v1/stores/joes', { payload: {}, token: 'jane-token' });
  await api.call('GET /api/v1/audit', { token: 'nobody-token' });
  expect((await audit('jane-token')).map(({ action }) => action)).toEqual(['store.change']);
});
