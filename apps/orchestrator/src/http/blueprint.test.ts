import type { Problem, Store } from '@souk/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

const image = { registry: 'registry.example.com', repository: 'shops/acme', tag: '2.21.2-acme.1' };
const secret = { externalSecret: { storeRef: { name: 'vault' } } };

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
  const status = { phase: 'Ready', namespace: 'store-acme' } as const;
  api.cluster.put(storeOf({ name: 'acme', status, spec: { blueprint: { image } } }));
});

const patch = (blueprint: unknown, token?: string) =>
  api.call('PATCH /api/v1/stores/acme', { payload: { blueprint }, ...(token ? { token } : {}) });
const create = (blueprint: unknown, token: string) =>
  api.call('POST /api/v1/stores', { payload: { name: 'cakes', blueprint }, token });
const stored = (name = 'acme') => api.cluster.stores.get(name)?.spec.blueprint;
const fieldsOf = (answer: { json<T>(): T }) => answer.json<Problem>().errors?.map(({ field }) => field);

describe('a merge patch', () => {
  test('changes what it names, keeps the rest, and is told', async () => {
    const answer = await patch({ storefront: { enabled: false }, image: { tag: '2.21.2-acme.2' } });
    expect(answer.statusCode).toBe(202);
    const wish = { image: { ...image, tag: '2.21.2-acme.2' }, storefront: { enabled: false } };
    expect(stored()).toEqual(wish);
    expect(answer.json<Store>().blueprint).toEqual(wish);
  });

  test('takes away by null, a part or all', async () => {
    await patch({ storefront: { enabled: false, url: 'https://shop.example.com' } });
    await patch({ storefront: { url: null }, image: null });
    expect(stored()).toEqual({ storefront: { enabled: false } });
    expect((await patch(null)).json<Store>().blueprint).toEqual({});
  });

  test('that changes nothing is not written', async () => {
    for (const same of [{}, { image }, { secret: null }]) expect((await patch(same)).statusCode).toBe(202);
    expect(api.cluster.calls).not.toContain('patchSpec');
  });

  test.each([
    [{ image: { repository: null } }, ['blueprint.image.repository']],
    [{ secret: { ...secret, vault: {} } }, ['blueprint.secret']],
    [{ extraEnv: [{ name: 'NODE_OPTIONS', value: '--require=/data/x' }] }, ['blueprint.extraEnv.0.name']],
    [{ replicas: 2, storefront: 7 }, ['blueprint.storefront', 'blueprint.replicas']],
    ['all', ['blueprint']],
  ])('%j is refused by field', async (wish, fields) => {
    const answer = await patch(wish);
    expect([answer.statusCode, fieldsOf(answer)]).toEqual([422, fields]);
    expect(stored()).toEqual({ image });
  });
});

describe('who may set what', () => {
  const env = [{ name: 'MAIL_FROM', value: 'shop@example.com' }];

  test('an owner chooses the storefront and the environment', async () => {
    const wish = { storefront: { enabled: false }, extraEnv: env };
    expect((await create(wish, 'jane-token')).statusCode).toBe(202);
    expect(stored('cakes')).toEqual(wish);
    expect((await patch(wish, 'jane-token')).statusCode).toBe(202);
  });

  test.each([
    ['image', image],
    ['imagePullSecrets', [{ name: 'pull' }]],
    ['secret', secret],
  ])('%s is for who runs the platform', async (part, value) => {
    const other = part === 'image' ? { ...image, tag: 'mine' } : value;
    for (const answer of [
      await create({ [part]: value }, 'jane-token'),
      await patch({ [part]: other }, 'jane-token'),
    ])
      expect([answer.statusCode, fieldsOf(answer)]).toEqual([403, [`blueprint.${part}`]]);
    expect([stored('cakes'), stored()]).toEqual([undefined, { image }]);
    expect((await patch({ [part]: other }, 'operator-token')).statusCode).toBe(202);
  });

  test('an owner neither takes such a part away nor loses it by another change', async () => {
    for (const wish of [null, { image: null }])
      expect((await patch(wish, 'jane-token')).statusCode).toBe(403);
    expect((await patch({ image, extraEnv: env }, 'jane-token')).statusCode).toBe(202);
    expect(stored()).toEqual({ image, extraEnv: env });
  });
});
