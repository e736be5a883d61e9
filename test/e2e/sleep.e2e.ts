import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { api, isReady, kubectl, names, platform, remove, storeBecomes } from './support/platform.ts';
import { ask } from './support/ask.ts';

const name = 'sleepy';
const host = `${name}.localhost:${platform.port}`;
const crawler = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' };

/** The target is five seconds on a quiet machine; a busy one must not fail for it. */
const awakeWithinMs = 60_000;

const wish = (hibernated: boolean) =>
  kubectl('patch', 'store', name, '--type', 'merge', '--patch', JSON.stringify({ spec: { hibernated } }));

const codeOf = async (headers: Record<string, string> = crawler): Promise<string> =>
  (JSON.parse((await ask(host, '/store/products', { headers })).body) as { code: string }).code;

async function fallAsleep(): Promise<void> {
  await wish(true);
  await storeBecomes(name, ({ phase }) => phase === 'Hibernated');
  // The edge follows the alias within the second that it keeps an answer of DNS.
  await expect.poll(() => codeOf(), { timeout: 10_000 }).toBe('store-asleep');
}

let browser: Browser;
let key: string;
const databaseKey = async () =>
  (JSON.parse((await ask(host, '/storefront/config.json')).body) as { publishableKey: string })
    .publishableKey;

beforeAll(async () => {
  browser = await launchBrowser();
  await api.createStore({ name });
  await storeBecomes(name, isReady);
  await vi.waitUntil(async () => (await ask(host, '/health')).status === 200, { timeout: 10_000 });
  key = await databaseKey();
});
afterAll(async () => {
  await browser?.close();
  await remove(name);
});

test('a store that sleeps has no pod, and keeps its volume and its address', async () => {
  await fallAsleep();
  expect(await names('pods', '--selector', `souk.dev/store=${name}`)).toEqual([]);
  expect(await names('persistentvolumeclaims')).toContain(`store-${name}/store-data`);
});

test('who only looks does not wake it', async () => {
  expect(await ask(host, '/', { headers: crawler })).toMatchObject({ status: 503, retryAfter: '3600' });
  expect(await ask(host, '/', { method: 'HEAD' })).toMatchObject({ status: 503 });
  expect((await api.getStore(name)).hibernated).toBe(true);
});

test('a person sees a page that waits, and then the shop', async () => {
  const page = await (await browser.newContext()).newPage();
  const from = performance.now();
  const answer = await page.goto(`http://${host}/`);
  expect(answer?.status()).toBe(503);
  expect(await page.title()).toBe('This store is waking up');
  await page.getByRole('link', { name: /shirt/i }).first().waitFor({ timeout: awakeWithinMs });
  console.log(`awake for a person after ${((performance.now() - from) / 1000).toFixed(1)} s`);
  await storeBecomes(name, isReady);
  expect((await api.getStore(name)).hibernated).toBe(false);
});

test('a program is told to come again, and finds the same data', async () => {
  await fallAsleep();
  const from = performance.now();
  const told = await ask(host, '/store/products');
  expect(told).toMatchObject({ status: 503, retryAfter: '3' });
  expect(JSON.parse(told.body)).toMatchObject({ status: 503, code: 'store-waking' });
  await expect
    .poll(async () => (await ask(host, '/health')).status, { timeout: awakeWithinMs, interval: 200 })
    .toBe(200);
  console.log(`awake for a program after ${((performance.now() - from) / 1000).toFixed(1)} s`);
  expect(await databaseKey()).toBe(key);
});
