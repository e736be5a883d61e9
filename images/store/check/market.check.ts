import { expect, it } from 'vitest';
import { call, listProducts, placeOrder, readConfig, signIn } from './shopper.ts';
import { newStore, readyPod } from './with-store.ts';

it('sells in the currency and country that it is given', async () => {
  const store = await newStore();
  await readyPod(store, { env: { STORE_CURRENCY: 'usd', STORE_COUNTRY: 'us' } });
  expect(await readConfig()).toMatchObject({ currency: 'usd', countryCode: 'us' });
  expect(await placeOrder('us')).toMatchObject({ currency_code: 'usd', tax_total: 0 });
  await expect(placeOrder('de')).rejects.toThrow(/country/i);
});

it('keeps its region for a country in it', async () => {
  const store = await newStore();
  await readyPod(store, { env: { STORE_COUNTRY: 'se' } });
  expect(await readConfig()).toMatchObject({ currency: 'eur', countryCode: 'se' });
  expect((await placeOrder('de')).currency_code).toBe('eur');
});

it('starts without products, ready for the first one', async () => {
  const store = await newStore();
  await readyPod(store, { env: { SEED: 'empty', STORE_CURRENCY: 'gbp', STORE_COUNTRY: 'gb' } });
  const config = await readConfig();
  expect(await listProducts(config)).toEqual([]);
  const headers = await signIn(store.login);
  for (const kind of ['products', 'product-categories', 'inventory-items', 'orders'])
    expect(await call(`/admin/${kind}`, { headers })).toMatchObject({ count: 0 });
  await call('/admin/products', { method: 'POST', headers, body: await firstProduct(headers) });
  expect((await placeOrder('gb')).item_total).toBe(7.5);
});

async function firstProduct(headers: Record<string, string>): Promise<object> {
  const { sales_channels } = await call<{ sales_channels: { id: string }[] }>('/admin/sales-channels', {
    headers,
  });
  const { shipping_profiles } = await call<{ shipping_profiles: { id: string }[] }>(
    '/admin/shipping-profiles',
    {
      headers,
    },
  );
  const prices = [{ currency_code: 'gbp', amount: 7.5 }];
  return {
    title: 'Tea',
    status: 'published',
    sales_channels: sales_channels.map(({ id }) => ({ id })),
    shipping_profile_id: shipping_profiles[0]?.id,
    options: [{ title: 'Size', values: ['100 g'] }],
    variants: [{ title: '100 g', manage_inventory: false, options: { Size: '100 g' }, prices }],
  };
}

it.each([
  ['STORE_COUNTRY', 'xx', /STORE_COUNTRY: Medusa knows no country 'xx'/],
  ['STORE_CURRENCY', 'xyz', /STORE_CURRENCY: Medusa knows no currency 'xyz'/],
  ['SEED', 'some', /SEED must be demo or empty, not 'some'/],
  ['STORE_PUBLIC_URL', 'acme', /STORE_PUBLIC_URL must be an address/],
])('refuses %s=%s in words, and starts once it is right', async (name, value, message) => {
  const store = await newStore();
  const wrong = await store.startPod({ env: { [name]: value } });
  expect(await wrong.medusa.exited).toBe(1);
  expect(wrong.medusa.output()).toMatch(message);
  await wrong.kill();
  await readyPod(store);
  await signIn(store.login);
});
