import { expect, test } from 'vitest';
import type { Address } from '../api/types.ts';
import { cart, fakeShop } from '../testing/fake-shop.ts';
import { chosenOption, deliverTo } from './choose-shipping.ts';

const option = (id: string, amount: number | null, more: object = {}) => ({
  id,
  name: id,
  price_type: 'flat',
  amount,
  type: null,
  ...more,
});
const to = (country_code: string): Address => ({
  first_name: null,
  last_name: null,
  address_1: null,
  address_2: null,
  postal_code: null,
  city: null,
  province: null,
  country_code,
});
const optionOf = (body: object) => ('option_id' in body ? String(body.option_id) : null);

function shopWith(options: object[]) {
  return fakeShop({
    'POST /store/carts/cart_1': () => ({ cart: cart({ shipping_address: to('fr') }) }),
    'GET /store/shipping-options': () => ({ shipping_options: options }),
    'POST /store/shipping-options/express/calculate': () => ({ shipping_option: { amount: 3 } }),
    'POST /store/carts/cart_1/shipping-methods': (_path, body) => ({
      cart: cart({ shipping_methods: [{ id: 'sm', shipping_option_id: optionOf(body) }] }),
    }),
  });
}
const here = cart({ shipping_address: to('de') });

test('the cheapest option is chosen at first', async () => {
  const { shop, calls } = shopWith([option('express', 12), option('standard', 5)]);
  const delivery = await deliverTo(shop, here, 'de');
  expect(chosenOption(delivery.cart)).toBe('standard');
  expect(calls).not.toContain('POST /store/carts/cart_1');
});

test('an earlier choice is kept where it still exists', async () => {
  const chosen = cart({
    shipping_address: to('de'),
    shipping_methods: [{ id: 'sm', shipping_option_id: 'express' }],
  });
  const offered = shopWith([option('express', 12), option('standard', 5)]);
  expect(chosenOption((await deliverTo(offered.shop, chosen, 'de')).cart)).toBe('express');
  const withdrawn = shopWith([option('standard', 5)]);
  expect(chosenOption((await deliverTo(withdrawn.shop, chosen, 'de')).cart)).toBe('standard');
});

test('another country is told to the shop first', async () => {
  const { shop, calls } = shopWith([]);
  expect(await deliverTo(shop, here, 'fr')).toMatchObject({ options: [] });
  expect(calls).toEqual(['POST /store/carts/cart_1', 'GET /store/shipping-options']);
});

test('calculated prices are asked for, and what cannot be had is left out', async () => {
  const { shop } = shopWith([
    option('express', null, { price_type: 'calculated' }),
    option('standard', 5, { insufficient_inventory: true }),
    option('unpriced', null),
  ]);
  const { options } = await deliverTo(shop, here, 'de');
  expect(options).toMatchObject([{ id: 'express', amount: 3 }]);
});
