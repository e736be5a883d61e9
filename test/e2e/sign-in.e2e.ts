import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { createServer, type Server } from 'node:http';
import type { AuditList } from '@souk/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestProvider, type TestProvider } from '../../apps/orchestrator/src/testing/oidc-provider.ts';
import { createTestApi, type TestApi } from '../../apps/orchestrator/src/testing/test-api.ts';
import { launchBrowser } from './support/browser.ts';

/**
 * Dashboard and shop are one site to a browser, as they are without a domain of its own for the dashboard (names below
 * `localhost` would not be); the provider is another.
 */
let dashboard: string;
let shop: string;
let api: TestApi;
let provider: TestProvider;
let shopServer: Server;
let browser: Browser;
let page: Page;

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

beforeAll(async () => {
  const port = await freePort();
  dashboard = `http://souk.local.gd:${port}`;
  provider = await createTestProvider(`${dashboard}/api/v1/session/oidc/callback`);
  const oidc = { issuer: provider.issuer, clientId: 'souk', scopes: ['openid', 'email', 'groups'] };
  api = await createTestApi({ config: { oidc, publicUrl: { scheme: 'http', port } } });
  await api.app.listen({ port, host: '127.0.0.1' });
  shopServer = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Shop</title>');
  }).listen(0, '127.0.0.1');
  await once(shopServer, 'listening');
  shop = `http://acme.local.gd:${(shopServer.address() as AddressInfo).port}`;
  browser = await launchBrowser('--host-resolver-rules=MAP *.local.gd 127.0.0.1');
  page = await (await browser.newContext()).newPage();
});
afterAll(async () => {
  await browser.close();
  await api.app.close();
  provider.close();
  shopServer.close();
});

test('a person signs in at the provider, and comes back as who it is', async () => {
  await page.goto(`${dashboard}/api/v1/session/oidc?return=/api/v1/me`);
  expect(new URL(page.url()).origin).toBe(provider.issuer);
  await page.fill('[name=login]', 'jane');
  await page.fill('[name=password]', 'x');
  await page.click('[type=submit]');
  await page.click('[type=submit]');
  await page.waitForURL(`${dashboard}/api/v1/me`);
  const me = JSON.parse(await page.innerText('body')) as { name: string };
  expect(me.name).toBe('oidc:jane@example.com');
  const cookies = await page.context().cookies(dashboard);
  expect(cookies).toMatchObject([{ name: 'souk_session', httpOnly: true, sameSite: 'Strict' }]);
});

test('a shop’s page can do nothing with that session, and read nothing by it', async () => {
  await page.goto(shop);
  const tried = await page.evaluate(async (stores) => {
    const body = JSON.stringify({ name: 'forged' });
    const json = { 'content-type': 'application/json' };
    const calls: [string, RequestInit][] = [
      [stores, { method: 'POST', mode: 'no-cors', body }],
      [stores, { method: 'POST', body, headers: json }],
      [`${stores}/janes`, { method: 'DELETE' }],
      [stores, {}],
    ];
    const ends: string[] = [];
    for (const [url, init] of calls)
      ends.push(
        await fetch(url, { credentials: 'include', ...init }).then(
          ({ type }) => type,
          () => 'refused by the browser',
        ),
      );
    return ends;
  }, `${dashboard}/api/v1/stores`);
  expect(new Set(tried)).toEqual(new Set(['refused by the browser']));

  // A form needs no permission of the other side, and shows the answer.
  await page.evaluate((action) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', enctype: 'text/plain', action });
    document.body.append(form);
    form.submit();
  }, `${dashboard}/api/v1/stores`);
  await page.waitForURL(`${dashboard}/api/v1/stores`);
  expect(await page.innerText('body')).toContain('"code":"cross-site"');

  expect(api.cluster.stores.size).toBe(0);
  const { items } = (await api.call('GET /api/v1/audit')).json<AuditList>();
  const refused = items.filter(({ result }) => result === 'cross-site');
  expect(refused[0]).toMatchObject({ caller: 'oidc:jane@example.com', via: 'session' });
  // The browser sent two of them after all, with the cookie: only the API stood in between.
  const posts = api.log.filter((line) =>
    line.includes('"method":"POST","path":"/api/v1/stores","status":403'),
  );
  expect(posts).toHaveLength(2);
});

test('the dashboard’s own page may', async () => {
  await page.goto(`${dashboard}/api/v1/me`);
  const status = await page.evaluate(async () => {
    const body = JSON.stringify({ name: 'wanted' });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/v1/stores', { method: 'POST', body, headers })).status;
  });
  expect(status).toBe(202);
  expect(api.cluster.stores.has('wanted')).toBe(true);
});
