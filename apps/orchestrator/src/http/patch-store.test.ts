import { actionsByPhase, type Problem, type Store } from '@souk/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { people, storeOf } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
const put = (
  phase: keyof typeof actionsByPhase = 'Ready',
  spec: Parameters<typeof storeOf>[0]['spec'] = {},
) => api.cluster.put(storeOf({ name: 'acme', status: { phase, namespace: 'store-acme' }, spec }));
beforeEach(async () => {
  api = await createTestApi();
  put();
});

type How = { token?: string; headers?: Record<string, string> };
const patch = (payload: object, how: How = {}) => api.call('PATCH /api/v1/stores/acme', { payload, ...how });
const spec = () => api.cluster.stores.get('acme')?.spec;
const codeOf = (answer: { json<T>(): T }) => answer.json<Problem>().code;

describe('change', () => {
  test('everything that may change does, and the answer tells the new wish', async () => {
    const wish = { version: '2.20.0', plan: 'large', displayName: ' Acme ', deletionProtection: true };
    const answer = await patch(wish);
    expect(answer.statusCode).toBe(202);
    expect(answer.json<Store>()).toMatchObject({ ...wish, displayName: 'Acme' });
    expect(answer.headers.etag).toBe(answer.json<Store>().etag);
    expect(spec()).toMatchObject({ ...wish, displayName: 'Acme', adminEmail: 'jane@example.com' });
  });

  test('an idle time is set and taken away', async () => {
    expect((await patch({ sleepAfter: '2h' })).json<Store>().sleepAfter).toBe('2h');
    expect((await patch({ sleepAfter: null })).json<Store>().sleepAfter).toBeNull();
    expect(spec()).not.toHaveProperty('sleepAfter');
  });

  test('null removes the display name, and a merge patch has a media type of its own', async () => {
    put('Ready', { displayName: 'Acme' });
    const headers = { 'content-type': 'application/merge-patch+json' };
    const answer = await api.call('PATCH /api/v1/stores/acme', { payload: '{"displayName":null}', headers });
    expect(answer.json<Store>().displayName).toBe('acme');
    expect(spec()).not.toHaveProperty('displayName');
  });

  test('what is as wished already is not written', async () => {
    expect((await patch({ plan: 'small', displayName: null, hibernated: false })).statusCode).toBe(202);
    expect((await patch({})).statusCode).toBe(202);
    expect(api.cluster.calls).not.toContain('patchSpec');
  });

  test.each([
    [{ version: '9.9.9' }, 'version'],
    [{ version: null }, 'version'],
    [{ plan: 'huge' }, 'plan'],
    [{ displayName: '' }, 'displayName'],
    [{ hibernated: 'yes' }, 'hibernated'],
    [{ sleepAfter: '30s' }, 'sleepAfter'],
    [{ sleepAfter: '31d' }, 'sleepAfter'],
    [{ owner: 'group:system:masters' }, 'owner'],
    [{ owner: '' }, 'owner'],
    [{ seed: 'empty' }, 'seed'],
    [{ adminEmail: 'x@example.com' }, 'adminEmail'],
  ])('%j is refused', async (body, field) => {
    const answer = await patch(body);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<Problem>().errors?.map((error) => error.field)).toEqual([field]);
    expect(api.cluster.calls).not.toContain('patchSpec');
  });

  test.each(['[]', 'null', '"x"', '{', ''])('the body %j is no patch', async (payload) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await api.call('PATCH /api/v1/stores/acme', { payload, headers });
    expect([400, 422]).toContain(answer.statusCode);
  });

  test('a race with the controller is tried again, another wish is not overwritten', async () => {
    const original = api.cluster.ports.stores.patchSpec;
    let races = 0;
    api.cluster.ports.stores.patchSpec = (read, change) => {
      if (races++ === 0) put('Ready', { displayName: 'Other' });
      return original(read, change);
    };
    expect((await patch({ plan: 'large' })).statusCode).toBe(202);
    expect(spec()).toMatchObject({ plan: 'large', displayName: 'Other' });
    expect(races).toBe(2);
  });
});

describe('what the phase forbids', () => {
  test.each([
    ['Provisioning', { version: '2.20.0' }],
    ['Ready', { hibernated: true }],
    ['Hibernated', { hibernated: false }],
    ['Failed', { version: '2.20.0' }],
    ['Updating', { version: '2.20.0' }],
  ] as const)('%s %j', async (phase, body) => {
    const hibernated = phase === 'Hibernated';
    put(phase, { hibernated });
    const action = 'version' in body ? 'upgrade' : body.hibernated ? 'hibernate' : 'wake';
    const allowed = (actionsByPhase[phase] as readonly string[]).includes(action);
    const told = [...actionsByPhase[phase]];
    const answer = await patch(body);
    expect(answer.statusCode).toBe(allowed ? 202 : 409);
    expect(answer.json<Problem>().actions ?? []).toEqual(allowed ? answer.json<Store>().actions : told);
  });

  test('a store that is going away changes no more', async () => {
    const store = put();
    const deletionTimestamp = new Date().toISOString();
    api.cluster.put({ ...store, metadata: { ...store.metadata, deletionTimestamp } });
    expect(codeOf(await patch({ displayName: 'Late' }))).toBe('action-not-allowed');
  });
});

describe('If-Match', () => {
  const etag = async () => (await api.call('GET /api/v1/stores/acme')).headers.etag as string;
  const patchIf = (tag: string) => patch({ plan: 'large' }, { headers: { 'if-match': tag } });

  test('the tag that was read, a list with it, and * match', async () => {
    expect((await patchIf(await etag())).statusCode).toBe(202);
    expect((await patchIf(`"other", ${await etag()}`)).statusCode).toBe(202);
    expect((await patchIf('*')).statusCode).toBe(202);
  });

  test('a store that has changed since is left as it is, and the answer has its tag', async () => {
    const old = await etag();
    await patch({ displayName: 'Changed' });
    const answer = await patchIf(old);
    expect([answer.statusCode, codeOf(answer)]).toEqual([412, 'store-changed']);
    expect(answer.headers.etag).toBe(await etag());
    expect(spec()?.plan).toBe('small');
    expect((await patchIf(`W/${await etag()}`)).statusCode).toBe(412);
  });

  test.each(['acme', '"open', '""x', ',', 'x'.repeat(2_000)])('%.20s is no tag', async (tag) => {
    const answer = await patchIf(tag);
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid-header']);
  });

  test('what is observed does not change the tag', async () => {
    const old = await etag();
    const store = api.cluster.stores.get('acme');
    if (store) api.cluster.put({ ...store, status: { phase: 'Degraded' } });
    expect((await patchIf(old)).statusCode).toBe(202);
  });
});

describe('protection', () => {
  test('a protected store is deleted only after the protection is taken off', async () => {
    await patch({ deletionProtection: true });
    expect(codeOf(await api.call('DELETE /api/v1/stores/acme'))).toBe('action-not-allowed');
    await patch({ deletionProtection: false });
    expect((await api.call('DELETE /api/v1/stores/acme')).statusCode).toBe(202);
  });
});

describe('another owner', () => {
  const jane = people['jane-token'].name;
  const joe = people['joe-token'].name;

  test('who runs the platform hands a store over, and it is the new owner’s at once', async () => {
    expect((await patch({ owner: joe })).statusCode).toBe(202);
    const statusOf = async (token: string) =>
      (await api.call('GET /api/v1/stores/acme', { token })).statusCode;
    expect([await statusOf('joe-token'), await statusOf('jane-token')]).toEqual([200, 404]);
  });

  test('an owner gives to a team of its own and takes back, but pushes a store on nobody', async () => {
    const ann = people['ann-token'].name;
    put('Ready', { owner: ann });
    const as = (token: string, owner: string) => patch({ owner }, { token });
    expect((await as('ann-token', 'group:shops')).statusCode).toBe(202);
    expect((await api.call('GET /api/v1/stores/acme', { token: 'bob-token' })).statusCode).toBe(200);
    for (const owner of [joe, 'group:books', 'group:system:authenticated'])
      expect([403, 422]).toContain((await as('ann-token', owner)).statusCode);
    expect((await as('bob-token', people['bob-token'].name)).statusCode).toBe(202);
    expect((await as('ann-token', ann)).statusCode).toBe(404);
  });

  test('who runs stores for others does not hand them over', async () => {
    const answer = await patch({ owner: joe }, { token: 'operator-token' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'forbidden']);
    expect((await patch({ plan: 'large' }, { token: 'operator-token' })).statusCode).toBe(202);
    expect(spec()?.owner).toBe(jane);
  });

  test('the new owner’s quota holds', async () => {
    for (const name of ['one', 'two', 'three']) api.cluster.put(storeOf({ name, spec: { owner: joe } }));
    const answer = await patch({ owner: joe });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'quota-exceeded']);
    expect(spec()?.owner).toBe(jane);
  });
});
