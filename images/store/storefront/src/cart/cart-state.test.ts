import { expect, test } from 'vitest';
import { cart, line } from '../testing/fake-shop.ts';
import { EMPTY_CART, isSettling, itemCount, linesOf, reduceCart, type CartEvent } from './cart-state.ts';

const after = (...events: CartEvent[]) => events.reduce(reduceCart, EMPTY_CART);
const two = cart({ items: [line({ id: 'a', quantity: 2 }), line({ id: 'b', quantity: 1 })] });
const loaded: CartEvent = { type: 'loaded', cart: two };

test('a wanted quantity shows at once, and zero hides the line', () => {
  const state = after(
    loaded,
    { type: 'wanted', lineId: 'a', quantity: 5 },
    { type: 'wanted', lineId: 'b', quantity: 0 },
  );
  expect(linesOf(state).map(({ id, quantity }) => [id, quantity])).toEqual([['a', 5]]);
  expect(itemCount(state)).toBe(5);
  expect(isSettling(state)).toBe(true);
});

test('the answer to an older wish does not undo a newer one', () => {
  const three = cart({ items: [line({ id: 'a', quantity: 3 })] });
  const state = after(
    loaded,
    { type: 'wanted', lineId: 'a', quantity: 3 },
    { type: 'wanted', lineId: 'a', quantity: 4 },
    { type: 'confirmed', lineId: 'a', quantity: 3, cart: three },
  );
  expect(itemCount(state)).toBe(4);
  const four = cart({ items: [line({ id: 'a', quantity: 4 })] });
  const settled = reduceCart(state, { type: 'confirmed', lineId: 'a', quantity: 4, cart: four });
  expect(isSettling(settled)).toBe(false);
  expect(itemCount(settled)).toBe(4);
});

test('a refused wish goes back to what the shop has', () => {
  const state = after(
    loaded,
    { type: 'wanted', lineId: 'a', quantity: 500 },
    { type: 'rejected', lineId: 'a', problem: 'Not that many' },
  );
  expect(itemCount(state)).toBe(3);
  expect(state.problem).toBe('Not that many');
  expect(reduceCart(state, { type: 'wanted', lineId: 'a', quantity: 1 }).problem).toBeNull();
});

test('a new cart starts without old wishes', () => {
  const state = after(loaded, { type: 'wanted', lineId: 'a', quantity: 5 }, { type: 'loaded', cart: null });
  expect(isSettling(state)).toBe(false);
  expect(itemCount(state)).toBe(0);
});

test('a recovered order is told until it is acknowledged', () => {
  const recovered = { id: 'order_1', display_id: 7 };
  const state = after({ type: 'loaded', cart: null, recovered }, { type: 'loaded', cart: two });
  expect(state.recovered).toEqual(recovered);
  expect(reduceCart(state, { type: 'acknowledged' }).recovered).toBeNull();
});
