import type { Me, Problem } from '@souk/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestProvider, type TestProvider, walkThrough } from '../testing/oidc-provider.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

const host = 'souk.example.com';
const begin = '/api/v1/session/oidc';
const callback = `http://${host}${begin}/callback`;
let provider: TestProvider;
let api: TestApi;

beforeEach(async () => {
  provider = await createTestProvider(callback);
  api = await createTestApi({
    config: { oidc: { issuer: provider.issuer, clientId: 'souk', scopes: ['openid', 'email', 'groups'] } },
  });
});
afterEach(() => provider.close());

type Headers = Record<string, string>;
const get = (url: string, headers: Headers = {}) =>
  api.app.inject({ method: 'GET', url, headers: { host, ...headers } });
const cookieOf = (answer: { cookies: { name: string; value: string }[] }, name: string) => {
  const found = answer.cookies.find((cookie) => cookie.name === name);
  return `${name}=${found?.value ?? ''}`;
};

/** To the provider and back; answers what the callback says. */
async function signIn(sub: string, wanted = '/stores') {
  const there = await get(`${begin}?return=${encodeURIComponent(wanted)}`);
  const back = await walkThrough(String(there.headers.location), sub, callback);
  const { pathname, search } = new URL(back);
  return { there, back: `${pathname}${search}`, cookie: cookieOf(there, 'souk_signin') };
}

describe('sign-in by the provider', () => {
  test('a sign-in page is told of it, before anybody is signed in', async () => {
    expect((await get('/api/v1/session/ways')).json()).toEqual({ oidc: true });
    const without = await createTestApi();
    expect((await without.call('GET /api/v1/session/ways', { token: '' })).json()).toEqual({ oidc: false });
  });

  test('a person is known by address and groups, prefixed, and is where it wanted to be', async () => {
    const { there, back, cookie } = await signIn('jane');
    expect(there.cookies[0]).toMatchObject({ name: 'souk_signin', httpOnly: true, sameSite: 'Lax' });
    expect(String(there.headers.location)).toMatch(/code_challenge_method=S256/);
    const done = await get(back, { cookie });
    expect([done.statusCode, done.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(done.body).toContain('url=/stores"');
    const session = cookieOf(done, 'souk_session');
    expect(done.cookies.find(({ name }) => name === 'souk_session')).toMatchObject({
      sameSite: 'Strict',
      httpOnly: true,
    });
    expect((await get('/api/v1/me', { cookie: session })).json<Me>()).toMatchObject({
      name: 'oidc:jane@example.com',
      groups: ['oidc:shops', 'system:authenticated'],
    });
    expect(api.log.join()).toContain('session.start');
  });

  test('a session of the provider changes nothing when a shop’s page asks for it', async () => {
    const { back, cookie } = await signIn('jane');
    const session = cookieOf(await get(back, { cookie }), 'souk_session');
    const create = (headers: Headers) =>
      api.app.inject({
        method: 'POST',
        url: '/api/v1/stores',
        payload: { name: 'acme' },
        headers: { host, cookie: session, ...headers },
      });
    for (const headers of [
      { origin: 'http://acme.example.com' },
      { origin: `http://${host}`, 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ])
      expect((await create(headers)).json<Problem>().code).toBe('cross-site');
    expect((await create({ origin: `http://${host}` })).statusCode).toBe(202);
  });

  test('an address that nobody has checked is nobody’s', async () => {
    const { back, cookie } = await signIn('unproven');
    const answer = await get(back, { cookie });
    expect([answer.statusCode, answer.cookies.some(({ name }) => name === 'souk_session')]).toEqual([
      401,
      false,
    ]);
  });
});

describe('what is refused', () => {
  test('a callback that this browser did not ask for, that is forged, or that comes twice', async () => {
    const { back, cookie } = await signIn('jane');
    expect((await get(back)).statusCode).toBe(401);
    expect((await get(back, { cookie: 'souk_signin=forged' })).statusCode).toBe(401);
    expect((await get(back.replace(/state=[^&]+/, 'state=other'), { cookie })).statusCode).toBe(401);
    expect((await get(back.replace(/code=[^&]+/, 'code=other'), { cookie })).statusCode).toBe(401);
    const { cookie: another } = await signIn('joe');
    expect((await get(back, { cookie: another })).statusCode).toBe(401);
    expect((await get(back, { cookie })).statusCode).toBe(200);
    expect((await get(back, { cookie })).statusCode).toBe(401);
  });

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\nb'])(
    'nobody is sent to %j afterwards',
    async (wanted) => {
      const { back, cookie } = await signIn('jane', wanted);
      expect((await get(back, { cookie })).body).toContain('url=/"');
    },
  );

  test('a token of another issuer, audience or key is no bearer', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: provider.issuer, aud: 'souk', sub: 'eve', email: 'eve@example.com', exp: 4e9 };
    for (const head of [{ alg: 'none' }, { alg: 'HS256' }, { alg: 'RS256', kid: 'unknown' }]) {
      const token = `${part(head)}.${part(claims)}.${part({})}`;
      expect((await get('/api/v1/me', { authorization: `Bearer ${token}` })).statusCode).toBe(401);
    }
  });
});

test('a provider that does not answer is unavailable, not wrong', async () => {
  provider.close();
  const answer = await get(begin);
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([503, 'unavailable']);
});

test('without a provider there is no such path', async () => {
  api = await createTestApi();
  expect((await get(begin)).statusCode).toBe(404);
});
