import { expect, test } from 'vitest';
import { cart, failure, fakeShop, line, type Answers } from '../testing/fake-shop.ts';
import { createCartActions } from './cart-actions.ts';
import { createCartSession } from './cart-session.ts';
import { itemCount } from './cart-state.ts';
import { createCartStore } from './cart-store.ts';

function openCart(answers: Answers) {
  let cartId: string | null = 'cart_1';
  const memory = {
    read: () => cartId,
    write: (id: string | null) => (cartId = id),
    watch: () => () => undefined,
  };
  const { shop, calls } = fakeShop({ 'GET /store/carts/cart_1': () => ({ cart: cart() }), ...answers });
  const store = createCartStore();
  return { actions: createCartActions(shop, createCartSession(shop, memory), store), store, calls, memory };
}
const quantityOf = (body: object): number =>
  'quantity' in body && typeof body.quantity === 'number' ? body.quantity : 0;
const setQuantity = (_path: string, body: object) => ({
  cart: cart({ items: [line({ quantity: quantityOf(body) })] }),
});

test('quick clicks are sent as the first and the last of them', async () => {
  const { actions, store, calls } = openCart({ 'POST /store/carts/cart_1/line-items/line_1': setQuantity });
  await actions.reload();
  const clicks = [2, 3, 4, 5].map((quantity) => actions.setQuantity('line_1', quantity));
  expect(itemCount(store.state())).toBe(5);
  await Promise.all(clicks);
  expect(itemCount(store.state())).toBe(5);
  expect(calls.filter((call) => call.startsWith('POST')).length).toBeLessThanOrEqual(2);
  expect(store.state().wanted).toEqual({});
});

test('zero removes the line', async () => {
  const { actions, store } = openCart({
    'DELETE /store/carts/cart_1/line-items/line_1': () => ({ parent: cart({ items: [] }) }),
  });
  await actions.reload();
  await actions.setQuantity('line_1', 0);
  expect(store.state().cart?.items).toEqual([]);
});

test('a quantity that is not in stock goes back, with words', async () => {
  const { actions, store } = openCart({
    'POST /store/carts/cart_1/line-items/line_1': () => {
      throw failure(400, 'Some variant does not have the required inventory');
    },
  });
  await actions.reload();
  await actions.setQuantity('line_1', 50);
  expect(itemCount(store.state())).toBe(1);
  expect(store.state().problem).toMatch(/not that many left/);
});

test('an unreachable shop leaves the cart failed, and a later try heals it', async () => {
  let down = true;
  const { actions, store } = openCart({
    'GET /store/carts/cart_1': () => {
      if (down) throw failure(503, 'starting');
      return { cart: cart() };
    },
  });
  await actions.reload();
  expect(store.state()).toMatchObject({ status: 'failed', problem: expect.stringMatching(/not answering/) });
  down = false;
  await actions.reload();
  expect(store.state()).toMatchObject({ status: 'ready', problem: null });
});

test('after the order the cart is forgotten', async () => {
  const { actions, store, memory } = openCart({});
  await actions.reload();
  actions.finish();
  expect(memory.read()).toBeNull();
  expect(store.state().cart).toBeNull();
});
