import type { Shop } from '../api/shop.ts';
import type { Cart, Line } from '../api/types.ts';

type Answer = (path: string, body: object) => unknown;
export type Answers = Record<string, Answer>;

/**
 * A shop whose API is a table from `METHOD /path` (with `*` for one part) to an answer; what is not in it is a 404.
 * `calls` lists what was asked, in order.
 */
export function fakeShop(answers: Answers): { shop: Shop; calls: string[] } {
  const calls: string[] = [];
  const patterns = Object.entries(answers).map(([route, answer]) => ({
    pattern: new RegExp(`^${route.replaceAll('*', '[^/]+')}$`),
    answer,
  }));
  const ask = async <T>(method: string, path: string, body: object): Promise<T> => {
    const call = `${method} ${path}`;
    calls.push(call);
    const found = patterns.find(({ pattern }) => pattern.test(call));
    if (!found) throw failure(404, `${path} not found`);
    return (await found.answer(path, body)) as T;
  };
  const api: Shop['api'] = {
    get: (path) => ask('GET', path, {}),
    post: (path, body) => ask('POST', path, body),
    delete: (path) => ask('DELETE', path, {}),
  };
  return { shop: { name: 'Acme', currency: 'eur', country: 'de', regionId: 'reg_1', api }, calls };
}

/** As the SDK throws it. */
export const failure = (status: number, message: string) => Object.assign(new Error(message), { status });

export const line = (fields: Partial<Line> = {}): Line => ({
  id: 'line_1',
  product_title: 'T-Shirt',
  variant_title: 'M',
  product_handle: 't-shirt',
  thumbnail: null,
  quantity: 1,
  unit_price: 19,
  is_tax_inclusive: false,
  ...fields,
});

export const cart = (fields: Partial<Cart> = {}): Cart => ({
  id: 'cart_1',
  region_id: 'reg_1',
  completed_at: null,
  email: null,
  shipping_address: null,
  shipping_methods: [],
  items: [line()],
  currency_code: 'eur',
  total: 19,
  tax_total: 0,
  item_subtotal: 19,
  original_item_total: 19,
  shipping_subtotal: 0,
  original_shipping_total: 0,
  discount_total: 0,
  discount_subtotal: 0,
  ...fields,
});
