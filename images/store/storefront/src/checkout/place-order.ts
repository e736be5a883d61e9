import { getCart, updateCart } from '../api/carts.ts';
import { completeCart, preparePayment } from '../api/orders.ts';
import { problemOf, wordsFor, type Problem } from '../api/problem.ts';
import type { Shop } from '../api/shop.ts';
import type { Cart, OrderRef } from '../api/types.ts';
import { toAddress, type AddressForm } from './address-form.ts';

export type Outcome =
  | { kind: 'placed'; order: OrderRef }
  /** The total is not the one that the shopper agreed to, for example since the address changed the tax. */
  | { kind: 'changed'; cart: Cart }
  | { kind: 'refused'; problem: string };

const AT_CHECKOUT: Partial<Record<Problem, string>> = {
  stock: 'Something in your cart has just sold out or run low. Please lower the quantity or remove it.',
  gone: 'Your cart has expired. Please put your products into it again.',
};

/**
 * Every step may be repeated, and a completed cart answers with its order. So after an error, or an answer that was lost,
 * pressing the button again is safe: there is never a second order for a cart.
 */
export async function placeOrder(
  shop: Shop,
  cartId: string,
  form: AddressForm,
  agreedTotal: number,
): Promise<Outcome> {
  try {
    return await attempt(shop, cartId, form, agreedTotal);
  } catch (error) {
    const order = await orderOf(shop, cartId);
    if (order) return { kind: 'placed', order };
    return { kind: 'refused', problem: AT_CHECKOUT[problemOf(error)] ?? wordsFor(error) };
  }
}

async function attempt(shop: Shop, cartId: string, form: AddressForm, agreedTotal: number): Promise<Outcome> {
  const address = toAddress(form);
  const details = { email: form.email.trim(), shipping_address: address, billing_address: address };
  const cart = await updateCart(shop, cartId, details);
  if (cart.shipping_methods.length === 0) return { kind: 'refused', problem: 'Choose a shipping method.' };
  if (cart.total !== agreedTotal) return { kind: 'changed', cart };
  await preparePayment(shop, cartId);
  const completion = await completeCart(shop, cartId);
  if (completion.type === 'order') return { kind: 'placed', order: completion.order };
  return { kind: 'refused', problem: completion.error?.message ?? 'The payment was not accepted.' };
}

/** The order of a cart that was completed although we never heard so. */
async function orderOf(shop: Shop, cartId: string): Promise<OrderRef | null> {
  try {
    const cart = await getCart(shop, cartId);
    if (!cart.completed_at) return null;
    const completion = await completeCart(shop, cartId);
    return completion.type === 'order' ? completion.order : null;
  } catch {
    return null;
  }
}
