import { expect, test } from 'vitest';
import { cart, failure, fakeShop, type Answers } from '../testing/fake-shop.ts';
import { formFromCart } from './address-form.ts';
import { placeOrder } from './place-order.ts';

const order = { id: 'order_1', display_id: 1 };
const ready = cart({ shipping_methods: [{ id: 'sm_1', shipping_option_id: 'so_1' }], total: 24 });
const flow: Answers = {
  'POST /store/carts/cart_1': () => ({ cart: ready }),
  'POST /store/payment-collections': () => ({ payment_collection: { id: 'pay_1' } }),
  'POST /store/payment-collections/pay_1/payment-sessions': () => ({}),
  'POST /store/carts/cart_1/complete': () => ({ type: 'order', order }),
  'GET /store/carts/cart_1': () => ({ cart: ready }),
};
const completed = { 'GET /store/carts/cart_1': () => ({ cart: { ...ready, completed_at: '2030-01-01' } }) };
const failing = (status: number, message: string) => () => {
  throw failure(status, message);
};
function place(answers: Answers, agreedTotal = 24) {
  const { shop, calls } = fakeShop({ ...flow, ...answers });
  return { outcome: placeOrder(shop, 'cart_1', formFromCart(null, 'de'), agreedTotal), calls };
}

test('the steps of an order, in their order', async () => {
  const { outcome, calls } = place({});
  expect(await outcome).toEqual({ kind: 'placed', order });
  expect(calls).toEqual([
    'POST /store/carts/cart_1',
    'POST /store/payment-collections',
    'POST /store/payment-collections/pay_1/payment-sessions',
    'POST /store/carts/cart_1/complete',
  ]);
});

test('nobody pays another total than the one on the page', async () => {
  const { outcome, calls } = place({}, 20);
  expect(await outcome).toEqual({ kind: 'changed', cart: ready });
  expect(calls).toEqual(['POST /store/carts/cart_1']);
});

test('no order without a shipping method', async () => {
  const { outcome } = place({ 'POST /store/carts/cart_1': () => ({ cart: cart({ total: 24 }) }) });
  expect(await outcome).toMatchObject({ kind: 'refused', problem: expect.stringMatching(/shipping/) });
});

test.each([
  ['the network broke', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['the proxy gave up', failing(504, 'Gateway Timeout')],
])('an order whose answer was lost is found again: %s', async (_case, lost) => {
  let asked = 0;
  const { outcome } = place({
    ...completed,
    'POST /store/carts/cart_1/complete': () => {
      asked += 1;
      return asked === 1 ? lost() : { type: 'order', order };
    },
  });
  expect(await outcome).toEqual({ kind: 'placed', order });
});

test('a second press after the order was placed leads to the same order', async () => {
  const { outcome } = place({
    ...completed,
    'POST /store/carts/cart_1': failing(400, 'Cart cart_1 is already completed.'),
  });
  expect(await outcome).toEqual({ kind: 'placed', order });
});

test.each<[string, Answers, RegExp]>([
  [
    'sold out meanwhile',
    {
      'POST /store/carts/cart_1/complete': failing(400, 'Some variant does not have the required inventory'),
    },
    /sold out or run low/,
  ],
  ['gone', { 'POST /store/carts/cart_1': failing(404, 'Cart not found') }, /expired/],
  ['down', { 'POST /store/payment-collections': failing(502, 'Bad Gateway') }, /not answering/],
  [
    'refused',
    { 'POST /store/carts/cart_1': failing(400, 'Invalid request: Invalid email address') },
    /^Invalid email/,
  ],
  [
    'not authorised',
    { 'POST /store/carts/cart_1/complete': () => ({ type: 'cart', error: { message: 'Card declined' } }) },
    /Card declined/,
  ],
])('says in words why not: %s', async (_case, answers, words) => {
  expect(await place(answers).outcome).toMatchObject({
    kind: 'refused',
    problem: expect.stringMatching(words),
  });
});
