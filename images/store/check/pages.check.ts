import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { call, signIn } from './shopper.ts';
import { createStore, origin, type Pod, type Store } from './store.ts';

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let store: Store;
let pod: Pod;
beforeAll(async () => {
  store = await createStore(inject('imageRoot'));
  pod = await store.startPod();
  await pod.ready();
});
afterAll(async () => {
  await pod.kill();
  await store.remove();
});

describe('the storefront', () => {
  it('is the page of every address that a person opens', async () => {
    const page = await get('/', browser);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const html = await page.text();
    for (const path of ['/products/t-shirt', '/checkout?step=2', '/application'])
      expect(await (await get(path, browser)).text()).toBe(html);
  });

  it('has files that are kept by browsers for as long as they may', async () => {
    await expectKept(await firstAsset('/', /"(\/assets\/[^"]+)"/));
    const picture = await get('/demo/t-shirt.svg');
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(picture.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('is not what programs and scripts get for what does not exist', async () => {
    expect((await get('/products/t-shirt', { accept: 'application/json' })).status).toBe(404);
    expect((await get('/assets/gone.js')).status).toBe(404);
  });
});

describe('the Admin', () => {
  it('is a page under /app', async () => {
    const page = await get('/app', browser);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const html = await page.text();
    expect(html).toContain('<div id="medusa">');
    expect(await (await get('/app/orders/order_1', browser)).text()).toBe(html);
    await expectKept(await firstAsset('/app', /"(\/app\/assets\/[^"]+)"/));
  });

  it.each(['acme.local.gd:8080', 'acme.localhost:8080'])('signs in over http as %s', async (host) => {
    const cookie = await startSession({ 'x-forwarded-host': host, origin: `http://${host}` });
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect(await call('/admin/users/me', { headers })).toHaveProperty('user.email', store.login.email);
  });

  it('signs in by a secure cookie over https', async () => {
    expect(await startSession({ 'x-forwarded-proto': 'https' })).toMatch(/; Secure/);
  });
});

describe('Medusa', () => {
  it.each([
    ['/store/products', 400],
    ['/admin/products', 401],
    ['/auth/nobody', 404],
    ['/static/nothing.svg', 404],
    ['/health', 200],
  ])('answers %s with %d, even to a browser', async (path, status) => {
    expect((await get(path, browser)).status).toBe(status);
  });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(origin + path, { headers });

async function firstAsset(page: string, link: RegExp): Promise<Response> {
  const html = await (await get(page, browser)).text();
  return get(link.exec(html)?.[1] ?? '/no-asset-in-the-page');
}

async function expectKept(asset: Response): Promise<void> {
  expect(asset.status).toBe(200);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const etag = asset.headers.get('etag') ?? '';
  // Otherwise fetch asks for a fresh one.
  const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  expect((await get(new URL(asset.url).pathname, headers)).status).toBe(304);
}

/** Answers the session's cookie. */
async function startSession(headers: Record<string, string>): Promise<string> {
  const bearer = await signIn(store.login);
  const response = await fetch(`${origin}/auth/session`, {
    method: 'POST',
    headers: { ...bearer, ...headers },
  });
  return response.headers.get('set-cookie') ?? '';
}
