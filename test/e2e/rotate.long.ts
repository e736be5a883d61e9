import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './support/ask.ts';
import { api, isReady, remove, storeBecomes } from './support/platform.ts';

const name = 'rotated';

beforeAll(async () => {
  await api.createStore({ name });
  await storeBecomes(name, isReady);
});
afterAll(() => remove(name));

/** A call of the store's own API, through the edge. */
async function call(path: string, { token, body }: { token?: string; body?: object } = {}) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const method = body ? 'POST' : 'GET';
  const answer = await ask(`${name}.localhost`, path, { method, headers }, body && JSON.stringify(body));
  const { token: got = '' } = JSON.parse(answer.body) as { token?: string };
  return { status: answer.status as number, token: got };
}

async function signIn(password: string) {
  const { email } = await api.getCredentials(name);
  return await call('/auth/user/emailpass', { body: { email, password } });
}

async function rotate(what: 'keys' | 'admin-password'): Promise<void> {
  const before = (await api.getStore(name)).release?.revision ?? 0;
  await api.rotateCredentials(name, { what });
  await storeBecomes(
    name,
    (store) => isReady(store) && store.operation === null && (store.release?.revision ?? 0) > before,
  );
}

test('new keys end every session, a new password is set, and the old one is worth nothing', async () => {
  const { password } = await api.getCredentials(name);
  const { token } = await signIn(password);
  expect((await call('/admin/users/me', { token })).status).toBe(200);
  await rotate('keys');
  expect((await call('/admin/users/me', { token })).status).toBe(401);
  expect((await signIn(password)).status).toBe(200);

  await rotate('admin-password');
  const renewed = await api.getCredentials(name);
  expect(renewed.password).not.toBe(password);
  expect((await signIn(password)).status).toBe(401);
  expect((await signIn(renewed.password)).status).toBe(200);
  const { items } = await api.listAudit();
  expect(items.map(({ action }) => action)).toContain('credentials.rotate');
});
