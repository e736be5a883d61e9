import { problem, store } from '@souk/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { isReady, kubectl, names, platform, remove, storeBecomes, api } from './support/platform.ts';

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${platform.url}/api/v1/stores`, {
    method: 'POST',
    headers: { authorization: `Bearer ${platform.token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('bad input is refused in words, and nothing is half-made', () => {
  let before: string[];
  beforeAll(async () => {
    before = await names('namespaces');
  });
  test.each([
    ['empty', '', /must not be empty/],
    ['too long', 'a'.repeat(41), /at most 40/],
    ['upper case', 'Acme', /lower case/],
    ['reserved', 'admin', /reserved/],
  ])('a name that is %s', async (_what, name, rule) => {
    const answer = await post({ name });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const { code, errors = [] } = problem.parse(await answer.json());
    expect(code).toBe('invalid-name');
    expect(errors).toContainEqual({ field: 'name', message: expect.stringMatching(rule) as string });
  });

  test('a name of 1 MB', async () => {
    const answer = await post({ name: 'a'.repeat(1_000_000) });
    expect([413, 422]).toContain(answer.status);
    problem.parse(await answer.json());
  });

  test('an unknown version, with those on offer', async () => {
    const answer = await post({ name: 'shop-one', version: '9.9.9' });
    expect(answer.status).toBe(422);
    const { errors = [] } = problem.parse(await answer.json());
    expect(errors[0]).toMatchObject({
      field: 'version',
      message: expect.stringContaining('2.21.2') as string,
    });
  });

  test('no token, a wrong token, and a token that a pod has by default', async () => {
    expect((await post({ name: 'shop-one' }, { authorization: '' })).status).toBe(401);
    expect((await post({ name: 'shop-one' }, { authorization: 'Bearer nonsense' })).status).toBe(401);
    const other = await kubectl('create', 'token', 'souk-admin', '--namespace', 'souk-system');
    expect((await post({ name: 'shop-one' }, { authorization: `Bearer ${other.trim()}` })).status).toBe(401);
  });

  test('nothing was made meanwhile', async () => {
    expect(await names('namespaces')).toEqual(before);
    expect(await names('stores')).toEqual([]);
  });
});

test('of twenty creates of one name at the same moment exactly one is taken', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => post({ name: 'race' })));
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([202, ...Array.from({ length: 19 }, () => 409)]);
  const taken = problem.parse(await answers.find(({ status }) => status === 409)?.json());
  expect(taken.code).toBe('name-taken');
  await storeBecomes('race', isReady);
  await remove('race');
});

test('a namespace that is not ours is left alone, and the store says why it failed', async () => {
  await kubectl('create', 'namespace', 'store-taken');
  const uid = await kubectl('get', 'namespace', 'store-taken', '-o', 'jsonpath={.metadata.uid}');
  try {
    store.parse(await (await post({ name: 'taken' })).json());
    const { failure, phase } = await storeBecomes('taken', (one) => one.failure !== null);
    expect(phase).toBe('Failed');
    expect(failure).toMatchObject({
      reason: 'NamespaceTaken',
      hint: expect.stringMatching(/another name/) as string,
    });
    await remove('taken');
    expect(await kubectl('get', 'namespace', 'store-taken', '-o', 'jsonpath={.metadata.uid}')).toBe(uid);
  } finally {
    await kubectl('delete', 'namespace', 'store-taken');
  }
});

test('a store whose pod cannot start says so in words, and leaves nothing behind', async () => {
  await kubectl('apply', '--filename', `${import.meta.dirname}/support/store-without-plan.yaml`);
  const { failure } = await storeBecomes('planless', (one) => one.failure !== null);
  expect(failure).toMatchObject({
    reason: 'InvalidSpec',
    message: expect.stringContaining('"gigantic"') as string,
  });
  await expect.poll(() => names('namespaces'), { timeout: 30_000 }).not.toContain('store-planless');
  expect((await api.getStore('planless')).actions).toContain('retry');
  await remove('planless');
});
