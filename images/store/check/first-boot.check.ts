import { expect, it } from 'vitest';
import { call, listProducts, placeOrder, readConfig, signIn } from './shopper.ts';
import { uploadPicture } from './uploads.ts';
import { newStore, readyPod } from './with-store.ts';

it('makes a shop that takes an order', async () => {
  const store = await newStore();
  await readyPod(store);
  const config = await readConfig();
  expect(config).toMatchObject({ storeName: 'Acme & Söhne', currency: 'eur', countryCode: 'de' });
  const products = await listProducts(config);
  expect(products.map(({ thumbnail }) => thumbnail)).toEqual(
    expect.arrayContaining(['/demo/t-shirt.svg', '/demo/sweatshirt.svg', '/demo/mug.svg', '/demo/tote.svg']),
  );
  const order = await placeOrder('de');
  expect(order.currency_code).toBe('eur');
  // Prices hold the tax already.
  expect(order.total).toBeCloseTo(order.item_total + order.shipping_total);
  expect(order.tax_total).toBeCloseTo((order.total / 119) * 19);
  const admin = await signIn(store.login);
  const { orders } = await call<{ orders: { id: string }[] }>('/admin/orders', { headers: admin });
  expect(orders.map(({ id }) => id)).toEqual([order.id]);
});

it('gives each store keys and an administrator of its own', async () => {
  const [one, other] = [await newStore(), await newStore()];
  const pod = await readyPod(one);
  const { publishableKey } = await readConfig();
  await pod.stop();
  await readyPod(other);
  expect((await readConfig()).publishableKey).not.toBe(publishableKey);
  await expect(
    call('/store/regions', { headers: { 'x-publishable-api-key': publishableKey } }),
  ).rejects.toThrow(/400/);
  await expect(signIn(one.login)).rejects.toThrow(/401/);
  await signIn(other.login);
});

it('keeps keys, administrator, orders and uploads over a restart', async () => {
  const store = await newStore();
  const pod = await readyPod(store);
  const before = await readConfig();
  const order = await placeOrder('fr');
  const upload = await uploadPicture(store);
  await pod.stop();
  await readyPod(store, { env: { STORE_DISPLAY_NAME: 'Another name', SEED: 'empty' } });
  expect(await readConfig()).toEqual(before);
  const admin = await signIn(store.login);
  await call(`/admin/orders/${order.id}`, { headers: admin });
  expect((await fetch(upload)).headers.get('content-type')).toBe('image/svg+xml');
});
