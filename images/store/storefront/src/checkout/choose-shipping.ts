import { setShippingMethod, updateCart } from '../api/carts.ts';
import { listShippingOptions } from '../api/orders.ts';
import type { Shop } from '../api/shop.ts';
import type { Cart, ShippingOption } from '../api/types.ts';

export const chosenOption = (cart: Cart | null): string | null =>
  cart?.shipping_methods.at(-1)?.shipping_option_id ?? null;

export interface Delivery {
  cart: Cart;
  options: ShippingOption[];
}

/**
 * Makes the cart deliverable to a country: what can be had there, with an earlier choice kept where it still exists and
 * the cheapest one chosen otherwise, so that the total is complete from the start.
 */
export async function deliverTo(shop: Shop, before: Cart, country: string): Promise<Delivery> {
  const moved = before.shipping_address?.country_code !== country;
  const cart = moved
    ? await updateCart(shop, before.id, { shipping_address: { country_code: country } })
    : before;
  const options = await listShippingOptions(shop, cart.id);
  const kept = options.find((option) => option.id === chosenOption(cart));
  const choice = kept ?? options.toSorted((one, other) => (one.amount ?? 0) - (other.amount ?? 0))[0];
  if (!choice || choice === kept) return { cart, options };
  return { cart: await setShippingMethod(shop, cart.id, choice.id), options };
}
