import { describe, expect, it } from 'vitest';
import { keyOf, mayChangeCatalogue, tellsOfCatalogue } from './what.ts';

const asked = (line: string, headers: Record<string, string> = {}) => {
  const [method = '', originalUrl = ''] = line.split(' ');
  return {
    method,
    originalUrl,
    headers,
    // Express' own needs its request as well.
    get(name: string): string | undefined {
      return this.headers[name];
    },
  };
};
const key = { 'x-publishable-api-key': 'pk_1' };

describe('an answer is kept', () => {
  it.each([
    'GET /store/products',
    'GET /store/products?region_id=reg_1&limit=5',
    'GET /store/products/prod_1?fields=title',
    'GET /store/regions',
    'GET /store/collections/col_1',
  ])('%s', (line) => {
    expect(keyOf(asked(line, key))).toBeDefined();
  });

  it('by key, language and the whole query', () => {
    const lines = ['GET /store/products', 'GET /store/products?region_id=reg_1'];
    const headers = [key, { 'x-publishable-api-key': 'pk_2' }, { ...key, 'x-medusa-locale': 'de-DE' }];
    const keys = lines.flatMap((line) => headers.map((some) => keyOf(asked(line, some))));
    expect(new Set(keys).size).toBe(6);
  });
});

describe('an answer is not kept', () => {
  it.each([
    ['GET /store/carts/cart_1', key],
    ['GET /store/customers/me', key],
    ['GET /store/orders/order_1', key],
    ['GET /store/shipping-options?cart_id=cart_1', key],
    ['GET /store/products?cart_id=cart_1', key],
    ['GET /store/products?limit=1&cart_id=cart_1', key],
    ['GET /store/products-of-a-plugin', key],
    ['POST /store/products', key],
    ['GET /admin/products', {}],
    ['GET /store/products', { ...key, authorization: 'Bearer x' }],
    ['GET /store/products', { ...key, cookie: 'theme=dark; connect.sid=s%3A1' }],
  ])('%s %j', (line, headers) => {
    expect(keyOf(asked(line, headers as Record<string, string>))).toBeUndefined();
  });
});

it.each([
  ['POST /admin/products', true],
  ['DELETE /admin/price-lists/pl_1', true],
  ['POST /hooks/erp', true],
  ['POST /store/carts/cart_1/complete', true],
  ['POST /store/carts/cart_1/line-items', false],
  ['POST /store/payment-collections', false],
  ['POST /auth/user/emailpass', false],
  ['GET /admin/products', false],
])('%s: may the catalogue be another then? %j', (line, may) => {
  expect(mayChangeCatalogue(asked(line))).toBe(may);
});

it.each([
  ['product.updated', true],
  ['pricing.price.updated', true],
  ['inventory.inventory-level.updated', true],
  ['LinkProductSalesChannel.attached', true],
  ['something.of-a-plugin', true],
  ['cart.updated', false],
  ['order.placed', false],
  ['customer.created', false],
])('the event %s: does it tell of the catalogue? %j', (event, tells) => {
  expect(tellsOfCatalogue(event)).toBe(tells);
});
