import type { Problem } from '@souk/contract';
import { beforeEach, expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

const held = { 'admin-password': 'old', 'jwt-secret': 'old', 'cookie-secret': 'old', 'agent-token': 'token' };
const status = { phase: 'Ready', namespace: 'store-acme' } as const;

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
  api.cluster.put(storeOf({ name: 'acme', status }));
  api.cluster.secrets.set('store-acme/store', held);
});

const rotate = (what: string) =>
  api.call('POST /api/v1/stores/acme/credentials/rotate', { payload: { what } });
const secret = () => api.cluster.secrets.get('store-acme/store') ?? {};
const restartedAt = () => api.cluster.stores.get('acme')?.metadata.annotations?.['souk.dev/restarted-at'];

test('keys are made anew, and nothing else; then the store is to start again', async () => {
  const answer = await rotate('keys');
  expect(answer.statusCode).toBe(202);
  const { 'jwt-secret': jwt, 'cookie-secret': cookie, ...rest } = secret();
  expect(rest).toEqual({ 'admin-password': 'old', 'agent-token': 'token' });
  expect([jwt, cookie].every((key) => key !== undefined && key.length > 40)).toBe(true);
  expect(jwt).not.toBe(cookie);
  expect(Date.parse(restartedAt() ?? '')).toBeGreaterThan(Date.now() - 60_000);
  expect(answer.body).not.toContain(jwt);
});

test('a password comes with the word which one it is, and is never in the answer', async () => {
  const answer = await rotate('admin-password');
  const now = secret();
  expect(now).toMatchObject({ 'jwt-secret': 'old', 'admin-password-version': restartedAt() });
  expect(now['admin-password']).toMatch(/^[\w-]{20}$/);
  expect(answer.body).not.toContain(now['admin-password']);
});

test("a secret manager's keys are changed there", async () => {
  const blueprint = { secret: { vault: {} } };
  api.cluster.put(storeOf({ name: 'acme', status, spec: { blueprint } }));
  const answer = await rotate('keys');
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([409, 'action-not-allowed']);
  expect(secret()).toEqual(held);
});

test('a password of a database is asked for where the platform made it', async () => {
  const database = { name: 'souk_acme', madeFor: 'n1' };
  const blueprint = { database: { managed: true } } as const;
  api.cluster.put(storeOf({ name: 'acme', status: { ...status, database }, spec: { blueprint } }));
  api.cluster.secrets.set('store-acme/store-database', { url: 'postgresql://souk_acme:old@db/souk_acme' });
  expect((await rotate('database-password')).statusCode).toBe(202);
  const { url, 'renewal-asked': asked } = api.cluster.secrets.get('store-acme/store-database') ?? {};
  expect(url).toContain(':old@');
  expect(Date.parse(asked ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

test('no other database has a password that Souk could change', async () => {
  const answer = await rotate('database-password');
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([409, 'action-not-allowed']);
});
