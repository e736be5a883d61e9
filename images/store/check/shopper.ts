import { origin, type Login } from './store.ts';

type Json = Record<string, unknown>;

export type Call = { method?: string; body?: unknown; headers?: Record<string, string> };

/** Calls the store, and throws what it says when that is no success. */
export async function call<Answer>(
  path: string,
  { method = 'GET', body, headers = {} }: Call = {},
): Promise<Answer> {
  const response = await fetch(origin + path, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text) as Answer;
}

export type Config = {
  publishableKey: string;
  storeName: string;
  currency: string;
  countryCode: string;
  regionId: string;
};

export const readConfig = (): Promise<Config> => call<Config>('/storefront/config.json');

/** Answers the headers of an administrator's calls. */
export async function signIn({ email, password }: Login): Promise<Record<string, string>> {
  const { token } = await call<{ token: string }>('/auth/user/emailpass', {
    method: 'POST',
    body: { email, password },
  });
  return { authorization: `Bearer ${token}` };
}

export type Product = {
  title: string;
  thumbnail: string;
  variants: { id: string; calculated_price: { calculated_amount: number } }[];
};

export async function listProducts(config: Config): Promise<Product[]> {
  const query = new URLSearchParams({
    region_id: config.regionId,
    fields: 'title,thumbnail,variants.id,*variants.calculated_price',
  });
  const headers = { 'x-publishable-api-key': config.publishableKey };
  return (await call<{ products: Product[] }>(`/store/products?${query}`, { headers })).products;
}

export type Order = {
  id: string;
  total: number;
  item_total: number;
  tax_total: number;
  shipping_total: number;
  currency_code: string;
};

/** Buys one piece of the first product, as a storefront does it. */
export async function placeOrder(country: string): Promise<Order> {
  const config = await readConfig();
  const headers = { 'x-publishable-api-key': config.publishableKey };
  const post = <Answer>(path: string, body: Json = {}): Promise<Answer> =>
    call<Answer>(path, { method: 'POST', body, headers });
  const variant = (await listProducts(config))[0]?.variants[0];
  if (!variant) throw new Error('There is nothing to buy');
  const { cart } = await post<{ cart: { id: string } }>('/store/carts', { region_id: config.regionId });
  await post(`/store/carts/${cart.id}/line-items`, { variant_id: variant.id, quantity: 1 });
  await post(`/store/carts/${cart.id}`, {
    email: 'shopper@example.com',
    shipping_address: addressIn(country),
  });
  const { shipping_options } = await call<{ shipping_options: { id: string; name: string }[] }>(
    `/store/shipping-options?cart_id=${cart.id}`,
    { headers },
  );
  await post(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0]?.id });
  const { payment_collection } = await post<{ payment_collection: { id: string } }>(
    '/store/payment-collections',
    { cart_id: cart.id },
  );
  await post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: 'pp_system_default',
  });
  const { order } = await post<{ order: Order }>(`/store/carts/${cart.id}/complete`);
  return order;
}

function addressIn(country: string): Json {
  return {
    first_name: 'Ada',
    last_name: 'Lovelace',
    address_1: 'Marktplatz 1',
    city: 'Anywhere',
    postal_code: '10115',
    country_code: country,
  };
}
