import { setLineQuantity, type NewLine } from '../api/carts.ts';
import { problemOf, wordsFor } from '../api/problem.ts';
import type { Shop } from '../api/shop.ts';
import type { Cart } from '../api/types.ts';
import type { CartSession } from './cart-session.ts';
import type { CartStore } from './cart-store.ts';
import { serial } from './serial.ts';

export interface CartActions {
  reload(): Promise<void>;
  /** Throws when the shop says no; the message for people is `wordsFor` of it. */
  add(line: NewLine): Promise<void>;
  /** 0 removes. Shown at once, sent as soon as earlier changes are through. */
  setQuantity(lineId: string, quantity: number): Promise<void>;
  /** For the checkout: runs in order with the other changes and takes over the cart that comes back. */
  change(task: (cart: Cart) => Promise<Cart>): Promise<void>;
  /** After the order is placed: the next product starts a new cart. */
  finish(): void;
  acknowledge(): void;
}

export function createCartActions(
  shop: Shop,
  session: CartSession,
  { state, dispatch }: CartStore,
): CartActions {
  const inOrder = serial();

  const reload = () =>
    inOrder(async () => {
      dispatch({ type: 'loading' });
      try {
        const { cart, order } = await session.restore();
        dispatch({ type: 'loaded', cart, recovered: order });
      } catch (error) {
        dispatch({ type: 'failed', problem: wordsFor(error) });
      }
    });

  const sendQuantity = (lineId: string) =>
    inOrder(async () => {
      const { cart, wanted } = state();
      const quantity = wanted[lineId];
      // An earlier task has already sent the latest wish.
      if (!cart || quantity === undefined) return;
      try {
        const changed = await setLineQuantity(shop, cart.id, lineId, quantity);
        dispatch({ type: 'confirmed', lineId, quantity, cart: changed });
      } catch (error) {
        dispatch({ type: 'rejected', lineId, problem: wordsFor(error) });
        if (['gone', 'completed'].includes(problemOf(error))) void reload();
      }
    });

  return {
    reload,
    add: (line) => inOrder(async () => dispatch({ type: 'loaded', cart: await session.add(line) })),
    setQuantity: (lineId, quantity) => {
      dispatch({ type: 'wanted', lineId, quantity });
      return sendQuantity(lineId);
    },
    change: (task) =>
      inOrder(async () => {
        const { cart } = state();
        if (cart) dispatch({ type: 'loaded', cart: await task(cart) });
      }),
    finish: () => {
      session.forget();
      dispatch({ type: 'loaded', cart: null });
    },
    acknowledge: () => dispatch({ type: 'acknowledged' }),
  };
}
