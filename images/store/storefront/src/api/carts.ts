import { CART } from './fields.ts';
import type { Shop } from './shop.ts';
import type { Address, Cart } from './types.ts';

interface CartAnswer {
  cart: Cart;
}
const fields = { fields: CART };
const path = (cartId: string, rest = '') => `/store/carts/${encodeURIComponent(cartId)}${rest}`;

export interface NewLine {
  variant_id: string;
  quantity: number;
}

/** The country goes in at once, so that taxes and shipping options are right before there is an address. */
export async function createCart(shop: Shop, items: NewLine[]): Promise<Cart> {
  const shipping_address = { country_code: shop.country };
  const body = { region_id: shop.regionId, items, shipping_address };
  return (await shop.api.post<CartAnswer>('/store/carts', body, fields)).cart;
}

export const getCart = async (shop: Shop, cartId: string): Promise<Cart> =>
  (await shop.api.get<CartAnswer>(path(cartId), fields)).cart;

export const addLine = async (shop: Shop, cartId: string, line: NewLine): Promise<Cart> =>
  (await shop.api.post<CartAnswer>(path(cartId, '/line-items'), line, fields)).cart;

export async function setLineQuantity(
  shop: Shop,
  cartId: string,
  lineId: string,
  quantity: number,
): Promise<Cart> {
  const line = path(cartId, `/line-items/${encodeURIComponent(lineId)}`);
  if (quantity > 0) return (await shop.api.post<CartAnswer>(line, { quantity }, fields)).cart;
  return (await shop.api.delete<{ parent: Cart }>(line, fields)).parent;
}

export interface CartDetails {
  email?: string;
  shipping_address?: Partial<Address>;
  billing_address?: Partial<Address>;
}

export const updateCart = async (shop: Shop, cartId: string, details: CartDetails): Promise<Cart> =>
  (await shop.api.post<CartAnswer>(path(cartId), details, fields)).cart;

export const setShippingMethod = async (shop: Shop, cartId: string, optionId: string): Promise<Cart> =>
  (await shop.api.post<CartAnswer>(path(cartId, '/shipping-methods'), { option_id: optionId }, fields)).cart;
