import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { placeOrder, readConfig } from './shopper.ts';
import { createStore, origin, type Pod, type Store } from './store.ts';

const shop = 'https://shop.example.com';
const browser = { accept: 'text/html,*/*;q=0.8' };

let store: Store;
let pod: Pod;
beforeAll(async () => {
  store = await createStore(inject('imageRoot'));
  pod = await store.startPod({ env: { STOREFRONT: 'disabled', STOREFRONT_URL: shop } });
  await pod.ready();
});
afterAll(async () => {
  await pod.kill();
  await store.remove();
});

it('leads people to the merchant’s own, and has nothing else at the addresses of ours', async () => {
  const front = await fetch(origin, { headers: browser, redirect: 'manual' });
  expect([front.status, front.headers.get('location')]).toEqual([302, shop]);
  for (const path of ['/products/t-shirt', '/assets/index.js'])
    expect((await fetch(origin + path, { headers: browser })).status).toBe(404);
  expect((await fetch(`${origin}/app`, { headers: browser })).status).toBe(200);
});

it('sells through the API all the same', async () => {
  expect((await placeOrder('de')).currency_code).toBe('eur');
});

it('lets the pages of that origin use the Store API, and no others', async () => {
  const key = (await readConfig()).publishableKey;
  const allowed = async (path: string, from: string): Promise<string | null> => {
    const headers = { origin: from, 'x-publishable-api-key': key };
    return (await fetch(origin + path, { headers })).headers.get('access-control-allow-origin');
  };
  for (const path of ['/store/regions', '/store/products']) {
    expect(await allowed(path, shop)).toBe(shop);
    expect(await allowed(path, 'https://evil.example.com')).toBeNull();
  }
  expect(await allowed('/admin/products', shop)).toBeNull();
  expect(await allowed('/storefront/config.json', shop)).toBe('*');
});
