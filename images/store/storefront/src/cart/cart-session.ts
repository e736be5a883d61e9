import { addLine, createCart, getCart, type NewLine } from '../api/carts.ts';
import { completeCart } from '../api/orders.ts';
import { problemOf } from '../api/problem.ts';
import type { Shop } from '../api/shop.ts';
import type { Cart, OrderRef } from '../api/types.ts';
import type { CartMemory } from './cart-memory.ts';

export interface Restored {
  cart: Cart | null;
  /** The order that the remembered cart became while nobody was looking: its answer was lost on the way. */
  order: OrderRef | null;
}

/** The remembered cart and its renewal: a cart may be gone (deleted, restored database) or be an order already. */
export interface CartSession {
  restore(): Promise<Restored>;
  add(line: NewLine): Promise<Cart>;
  forget(): void;
}

const isOver = (error: unknown) => ['gone', 'completed'].includes(problemOf(error));

export function createCartSession(shop: Shop, memory: CartMemory): CartSession {
  const remember = (cart: Cart) => {
    memory.write(cart.id);
    return cart;
  };

  async function restore(): Promise<Restored> {
    const cartId = memory.read();
    if (cartId === null) return { cart: null, order: null };
    try {
      const cart = await getCart(shop, cartId);
      if (!cart.completed_at && cart.region_id === shop.regionId) return { cart, order: null };
      const completion = cart.completed_at ? await completeCart(shop, cartId) : null;
      memory.write(null);
      return { cart: null, order: completion?.type === 'order' ? completion.order : null };
    } catch (error) {
      if (!isOver(error)) throw error;
      memory.write(null);
      return { cart: null, order: null };
    }
  }

  async function add(line: NewLine): Promise<Cart> {
    const cartId = memory.read();
    if (cartId === null) return remember(await createCart(shop, [line]));
    try {
      return await addLine(shop, cartId, line);
    } catch (error) {
      if (problemOf(error) !== 'completed' && !(await isGone(cartId, error))) throw error;
      return remember(await createCart(shop, [line]));
    }
  }

  /** "Not found" may also mean the variant; only a missing cart is renewed. */
  async function isGone(cartId: string, error: unknown): Promise<boolean> {
    if (problemOf(error) !== 'gone') return false;
    return getCart(shop, cartId).then(
      () => false,
      (again: unknown) => problemOf(again) === 'gone',
    );
  }

  return { restore, add, forget: () => memory.write(null) };
}
