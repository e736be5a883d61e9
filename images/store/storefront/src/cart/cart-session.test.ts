import { expect, test } from 'vitest';
import { cart, failure, fakeShop, type Answers } from '../testing/fake-shop.ts';
import type { CartMemory } from './cart-memory.ts';
import { createCartSession } from './cart-session.ts';

function memoryOf(first: string | null): CartMemory {
  let cartId = first;
  return { read: () => cartId, write: (id) => (cartId = id), watch: () => () => undefined };
}
function sessionWith(cartId: string | null, answers: Answers) {
  const memory = memoryOf(cartId);
  const { shop, calls } = fakeShop(answers);
  return { session: createCartSession(shop, memory), memory, calls };
}
const mug = { variant_id: 'mug', quantity: 1 };
const created = { 'POST /store/carts': () => ({ cart: cart({ id: 'cart_new' }) }) };

test('without a remembered cart nothing is asked', async () => {
  const { session, calls } = sessionWith(null, {});
  expect(await session.restore()).toEqual({ cart: null, order: null });
  expect(calls).toEqual([]);
});

test('a cart that is gone is forgotten', async () => {
  const { session, memory } = sessionWith('cart_old', {});
  expect(await session.restore()).toEqual({ cart: null, order: null });
  expect(memory.read()).toBeNull();
});

test('a cart is kept while the shop is only out of reach', async () => {
  const { session, memory } = sessionWith('cart_old', {
    'GET /store/carts/cart_old': () => {
      throw failure(503, 'starting');
    },
  });
  await expect(session.restore()).rejects.toThrow('starting');
  expect(memory.read()).toBe('cart_old');
});

test('a cart that was completed unseen turns up as its order', async () => {
  const order = { id: 'order_1', display_id: 12 };
  const { session, memory } = sessionWith('cart_old', {
    'GET /store/carts/cart_old': () => ({ cart: cart({ id: 'cart_old', completed_at: '2030-01-01' }) }),
    'POST /store/carts/cart_old/complete': () => ({ type: 'order', order }),
  });
  expect(await session.restore()).toEqual({ cart: null, order });
  expect(memory.read()).toBeNull();
});

test('a cart of another region is not reused', async () => {
  const { session } = sessionWith('cart_old', {
    'GET /store/carts/cart_old': () => ({ cart: cart({ region_id: 'reg_other' }) }),
  });
  expect((await session.restore()).cart).toBeNull();
});

test('the first product creates the cart with it', async () => {
  const { session, memory, calls } = sessionWith(null, created);
  expect((await session.add(mug)).id).toBe('cart_new');
  expect(memory.read()).toBe('cart_new');
  expect(calls).toEqual(['POST /store/carts']);
});

test.each([
  ['gone', failure(404, 'Cart id not found')],
  ['completed', failure(400, 'Cart cart_old is already completed.')],
])('adding to a cart that is %s starts a new one', async (_case, error) => {
  const { session, memory } = sessionWith('cart_old', {
    ...created,
    'POST /store/carts/cart_old/line-items': () => {
      throw error;
    },
  });
  expect((await session.add(mug)).id).toBe('cart_new');
  expect(memory.read()).toBe('cart_new');
});

test.each([
  ['a product that is gone', failure(404, 'Variant not found')],
  ['too little stock', failure(400, 'Some variant does not have the required inventory')],
])('%s does not cost the cart', async (_case, error) => {
  const { session, memory } = sessionWith('cart_old', {
    ...created,
    'GET /store/carts/cart_old': () => ({ cart: cart({ id: 'cart_old' }) }),
    'POST /store/carts/cart_old/line-items': () => {
      throw error;
    },
  });
  await expect(session.add(mug)).rejects.toBe(error);
  expect(memory.read()).toBe('cart_old');
});
