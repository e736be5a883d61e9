import type { Problem, Store } from '@souk/contract';
import { beforeEach, expect, test } from 'vitest';
import { createApiDeps } from '../api-deps.ts';
import { createIdempotency, idempotencyLimits } from '../records/idempotency.ts';
import { platformOf } from '../testing/platform.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
});

type How = { key?: string; token?: string; from?: TestApi };
const create = (payload: object, { key = 'k1', token, from = api }: How = {}) =>
  from.call('POST /api/v1/stores', { payload, token, headers: { 'idempotency-key': key } });
const creates = () => api.cluster.calls.filter((call) => call === 'create').length;

/** Another replica, or this one after a restart: the same cluster, and nothing remembered. */
async function another(): Promise<TestApi> {
  const { cluster } = api;
  const config = platformOf();
  const outside = { config, sessionKey: 'k'.repeat(32), cache: cluster.cache, ports: cluster.ports };
  return await createTestApi({ deps: createApiDeps(outside) });
}

test('the same call is carried out once, and answered the same by any replica', async () => {
  const first = await create({ name: 'acme', seed: 'empty' });
  const again = await create({ seed: 'empty', name: 'acme' });
  const elsewhere = await create({ name: 'acme', seed: 'empty' }, { from: await another() });
  for (const answer of [first, again, elsewhere]) {
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toEqual(first.json());
    expect(answer.headers.location).toBe('/api/v1/stores/acme');
  }
  expect(again.headers['idempotent-replayed']).toBe('true');
  expect(creates()).toBe(1);
});

test('the answer of that time is given even when the store is gone by now', async () => {
  const first = await create({ name: 'acme' });
  api.cluster.purge('acme');
  expect((await create({ name: 'acme' })).json()).toEqual(first.json());
  expect(api.cluster.stores.size).toBe(0);
});

test('another call with the same key is refused, the same key of another caller is another', async () => {
  await create({ name: 'acme' });
  const answer = await create({ name: 'acme', seed: 'empty' });
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([422, 'idempotency-key-reused']);
  expect((await create({ name: 'books' }, { token: 'jane-token' })).json<Store>().name).toBe('books');
});

test('a refusal that lasts is remembered too; a passing one is not', async () => {
  await create({ name: 'acme' }, { key: 'other' });
  expect((await create({ name: 'acme' })).json<Problem>().code).toBe('name-taken');
  api.cluster.purge('acme');
  const again = await create({ name: 'acme' });
  expect([again.statusCode, again.json<Problem>().errors]).toEqual([
    409,
    [{ field: 'name', message: 'is taken; choose another name' }],
  ]);
  const { create: original } = api.cluster.ports.stores;
  api.cluster.ports.stores.create = () => Promise.reject(new Error('lost'));
  expect((await create({ name: 'books' }, { key: 'k2' })).statusCode).toBe(500);
  api.cluster.ports.stores.create = original;
  expect((await create({ name: 'books' }, { key: 'k2' })).statusCode).toBe(202);
});

test('an input that is refused does not use up the key', async () => {
  expect((await create({ name: 'A' })).statusCode).toBe(422);
  expect((await create({ name: 'acme' })).statusCode).toBe(202);
});

test('two at the same moment: one is carried out, the other told to wait', async () => {
  const { create: original } = api.cluster.ports.stores;
  api.cluster.ports.stores.create = async (store) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return await original(store);
  };
  const answers = await Promise.all(Array.from({ length: 5 }, () => create({ name: 'acme' })));
  const codes = answers.map((answer) => (answer.statusCode === 202 ? 'made' : answer.json<Problem>().code));
  expect(new Set(codes)).toEqual(new Set(['made', 'idempotency-key-in-use']));
  expect(creates()).toBe(1);
  expect((await create({ name: 'acme' })).statusCode).toBe(202);
});

test('a call that was cut short between the store and its answer is finished by its repetition', async () => {
  const { replace } = api.cluster.records;
  api.cluster.records.replace = () => Promise.reject(new Error('killed'));
  const first = await create({ name: 'acme' });
  api.cluster.records.replace = replace;
  expect((await create({ name: 'acme' })).json<Problem>().code).toBe('idempotency-key-in-use');
  const later = await another();
  const limits = { ...idempotencyLimits, interrupted: 0 };
  later.deps.idempotency = createIdempotency(api.cluster.records, limits);
  const finished = await createTestApi({ deps: later.deps });
  const answer = await create({ name: 'acme' }, { from: finished });
  expect([answer.statusCode, answer.json<Store>().etag]).toEqual([202, first.json<Store>().etag]);
  expect(api.cluster.stores.size).toBe(1);
});

test('records are bounded in number and age', async () => {
  const limits = { ...idempotencyLimits, most: 3 };
  const { records } = api.cluster;
  const work = async () => ({ body: {}, headers: {} });
  for (const key of ['a', 'b', 'c', 'd', 'e'])
    await createIdempotency(records, limits).once({ caller: 'x', key, request: {} }, work);
  await expect.poll(() => records.kept.size).toBeLessThanOrEqual(4);
  const short = createIdempotency(records, { ...idempotencyLimits, keep: -1 });
  await short.once({ caller: 'x', key: 'f', request: {} }, work);
  await expect.poll(() => records.kept.size).toBeLessThanOrEqual(1);
});

test.each(['', ' ', 'x'.repeat(256), 'ü'])('%.10j is no key', async (key) => {
  const answer = await create({ name: 'acme' }, { key: Buffer.from(key).toString('latin1') });
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([400, 'invalid-header']);
});
