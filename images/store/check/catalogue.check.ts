import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { call, placeOrder, readConfig, signIn } from './shopper.ts';
import { createStore, origin, type Pod, type Store } from './store.ts';

let store: Store;
let pod: Pod;
let key: Record<string, string>;
let admin: Record<string, string>;
beforeAll(async () => {
  store = await createStore(inject('imageRoot'));
  // Longer than any test here: only a change ends an answer.
  pod = await store.startPod({ env: { CATALOGUE_SECONDS: '900' } });
  await pod.ready();
  key = { 'x-publishable-api-key': (await readConfig()).publishableKey };
  admin = await signIn(store.login);
});
afterAll(async () => {
  await pod.kill();
  await store.remove();
});

type Product = { id: string; title: string; variants: Variant[] };
type Variant = {
  id: string;
  inventory_quantity: number;
  calculated_price: { calculated_amount: number };
  prices: { id: string; currency_code: string }[];
};

const fields = '*variants.calculated_price,+variants.inventory_quantity';
async function first(): Promise<Product> {
  const { regionId } = await readConfig();
  const path = `/store/products?limit=1&region_id=${regionId}&fields=id,title,variants.id,${fields}`;
  const [product] = (await call<{ products: Product[] }>(path, { headers: key })).products;
  if (!product) throw new Error('There is no product');
  return product;
}
/** Their order changes with them. */
const variantNow = async (id: string | undefined): Promise<Variant | undefined> =>
  (await first()).variants.find((variant) => variant.id === id);
const change = (path: string, body: object) => call(path, { method: 'POST', headers: admin, body });

it('is told again without a question to the database, with a tag that saves its bytes', async () => {
  const ask = (headers = {}) => fetch(`${origin}/store/products`, { headers: { ...key, ...headers } });
  const one = await ask();
  const etag = one.headers.get('etag') ?? '';
  expect(one.headers.get('cache-control')).toBe('private, no-cache');
  expect(await (await ask()).text()).toBe(await one.text());
  const fetchAgain = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  expect((await ask(fetchAgain)).status).toBe(304);
});

it('tells a title, a price and a stock that changed at once', async () => {
  const before = await first();
  await change(`/admin/products/${before.id}`, { title: 'Another title' });
  expect((await first()).title).toBe('Another title');

  const variant = before.variants[0];
  const { product } = await call<{ product: Product }>(
    `/admin/products/${before.id}?fields=variants.id,variants.prices.*`,
    { headers: admin },
  );
  const prices = product.variants.find(({ id }) => id === variant?.id)?.prices ?? [];
  await change(`/admin/products/${before.id}/variants/${variant?.id}`, {
    prices: prices.map(({ id, currency_code }) => ({ id, currency_code, amount: 4321 })),
  });
  expect((await variantNow(variant?.id))?.calculated_price.calculated_amount).toBe(4321);

  const stockOf = async (): Promise<number> =>
    (await first()).variants.reduce((sum, { inventory_quantity }) => sum + inventory_quantity, 0);
  const stock = await stockOf();
  await placeOrder('de');
  expect(await stockOf()).toBe(stock - 1);
});

it('is no answer for a key that was revoked, nor for a product that is taken back', async () => {
  const { id } = await first();
  await change(`/admin/products/${id}`, { status: 'draft' });
  expect((await first()).id).not.toBe(id);
  const keys = await call<{ api_keys: { id: string; token: string }[] }>('/admin/api-keys', {
    headers: admin,
  });
  const mine = keys.api_keys.find(({ token }) => token === key['x-publishable-api-key']);
  await change(`/admin/api-keys/${mine?.id}/revoke`, {});
  expect((await fetch(`${origin}/store/products`, { headers: key })).status).toBe(400);
});
