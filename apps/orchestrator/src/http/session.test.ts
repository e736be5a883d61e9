import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
});

const signIn = (token: string, headers: Record<string, string> = {}) =>
  api.call('POST /api/v1/session', { token: '', payload: { token }, headers });

async function cookieOf(token: string): Promise<string> {
  const answer = await signIn(token);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}
const page = { host: 'souk.local.gd:8080', origin: 'http://souk.local.gd:8080' };
const withCookie = (line: string, cookie: string, headers: Record<string, string> = page) =>
  api.call(line, { token: '', headers: { cookie, ...headers } });

test('a token is traded for a sealed cookie that scripts cannot read', async () => {
  const answer = await signIn('jane-token');
  expect(answer.json()).toMatchObject({ name: 'oidc:jane@example.com', access: { list: 'own' } });
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/^souk_session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(cookie).not.toContain('jane-token');
  const mine = await withCookie('GET /api/v1/me', cookie.split(';')[0] ?? '');
  expect(mine.json()).toEqual(answer.json());
});

test('on TLS the cookie is bound to the host', async () => {
  api = await createTestApi({ config: { publicUrl: { scheme: 'https', port: 443 } } });
  const answer = await signIn('jane-token');
  expect(answer.headers['set-cookie']).toMatch(/^__Host-souk_session=.*; HttpOnly; Secure; SameSite=Strict$/);
  expect(answer.headers['strict-transport-security']).toBeDefined();
});

test.each([
  [{ token: 'nonsense' }, 401, 'unauthenticated'],
  [{ token: '' }, 422, 'invalid-field'],
  [{}, 422, 'invalid-field'],
  [{ token: 7 }, 422, 'invalid-field'],
  [{ token: 'x'.repeat(20_000) }, 422, 'invalid-field'],
  [{ token: 'nul\u0000' }, 401, 'unauthenticated'],
])('%.40j is refused', async (payload, status, code) => {
  const answer = await api.call('POST /api/v1/session', { token: '', payload });
  expect(answer.json()).toMatchObject({ status, code });
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('a token that no cookie can hold is refused by name', async () => {
  const long = 'x'.repeat(5_000);
  api.cluster.ports.reviewToken = () => Promise.reject(new Error('the cache has it'));
  api.deps.authenticator.identify = async () => ({ name: 'jane', groups: [], uid: '', via: 'session' });
  const answer = await signIn(long);
  expect(answer.json()).toMatchObject({ code: 'invalid-field', errors: [{ field: 'token' }] });
});

test('the session ends with the token, and the browser is told to forget it', async () => {
  const cookie = await cookieOf('jane-token');
  api.cluster.revoked.add('jane-token');
  const fresh = await createTestApi();
  fresh.cluster.revoked.add('jane-token');
  const answer = await fresh.call('GET /api/v1/me', { token: '', headers: { cookie } });
  expect(answer.json()).toMatchObject({ status: 401, detail: 'The session has ended. Sign in again.' });
  expect(answer.headers['set-cookie']).toMatch(/^souk_session=; Max-Age=0/);
});

test('signing out forgets the cookie', async () => {
  const answer = await withCookie('DELETE /api/v1/session', await cookieOf('jane-token'));
  expect(answer.statusCode).toBe(204);
  expect(answer.headers['set-cookie']).toMatch(/^souk_session=; Max-Age=0/);
});

test('a token in the header wins over the cookie', async () => {
  const cookie = await cookieOf('jane-token');
  const answer = await api.call('GET /api/v1/me', { token: 'joe-token', headers: { cookie } });
  expect(answer.json()).toMatchObject({ name: 'oidc:joe@example.com' });
});

const create = (cookie: string, headers: Record<string, string>) =>
  api.call('POST /api/v1/stores', {
    token: '',
    payload: { name: 'acme' },
    headers: { cookie, ...headers },
  });

describe('calls that change something', () => {
  test.each([
    { origin: 'http://acme.local.gd:8080', host: page.host },
    { origin: 'null', host: page.host },
    { origin: page.origin, host: page.host, 'sec-fetch-site': 'same-site' },
    { host: page.host, 'sec-fetch-site': 'cross-site' },
    { host: page.host, 'sec-fetch-site': 'none' },
    { host: page.host },
    { host: page.host, referer: page.origin },
  ])('a cookie from elsewhere does not work: %j', async (headers) => {
    const answer = await create(await cookieOf('jane-token'), headers as Record<string, string>);
    expect(answer.json()).toMatchObject({ status: 403, code: 'cross-site' });
    expect(api.cluster.stores.size).toBe(0);
  });

  test.each([page, { host: page.host, 'sec-fetch-site': 'same-origin' }])(
    'a cookie from the dashboard works: %j',
    async (headers) => {
      const answer = await create(await cookieOf('jane-token'), headers as Record<string, string>);
      expect(answer.statusCode).toBe(202);
    },
  );

  test('a bearer token needs no page, and is not asked for one', async () => {
    const answer = await api.call('POST /api/v1/stores', {
      payload: { name: 'acme' },
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(answer.statusCode).toBe(202);
  });

  test('another site cannot sign a browser in or out', async () => {
    const headers = { ...page, origin: 'http://acme.local.gd:8080' };
    expect((await signIn('jane-token', headers)).json()).toMatchObject({ code: 'cross-site' });
    const out = await withCookie('DELETE /api/v1/session', await cookieOf('jane-token'), headers);
    expect(out.json()).toMatchObject({ code: 'cross-site' });
  });
});

test('nothing of a sign-in is logged but who it was', async () => {
  const cookie = await cookieOf('jane-token');
  await withCookie('GET /api/v1/me', cookie);
  expect(api.log.join()).not.toContain('jane-token');
  expect(api.log.join()).not.toContain(cookie);
  expect(api.log.join()).toContain('session.start');
});
