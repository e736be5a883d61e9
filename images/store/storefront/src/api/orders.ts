import { ORDER, ORDER_REF } from './fields.ts';
import type { Shop } from './shop.ts';
import type { Order, OrderRef, ShippingOption } from './types.ts';

/** The provider that every Medusa has: the merchant and the buyer settle payment between themselves. */
const MANUAL_PAYMENT = 'pp_system_default';

/** With the price of each; options without one cannot be offered and are left out. */
export async function listShippingOptions(shop: Shop, cartId: string): Promise<ShippingOption[]> {
  const query = { cart_id: cartId };
  const answer = await shop.api.get<{ shipping_options: ShippingOption[] }>('/store/shipping-options', query);
  const priced = await Promise.all(answer.shipping_options.map((option) => withPrice(shop, cartId, option)));
  return priced.filter((option) => typeof option.amount === 'number' && !option.insufficient_inventory);
}

async function withPrice(shop: Shop, cartId: string, option: ShippingOption): Promise<ShippingOption> {
  if (option.price_type === 'flat') return option;
  const path = `/store/shipping-options/${option.id}/calculate`;
  const answer = await shop.api.post<{ shipping_option: { amount?: number | null } }>(path, {
    cart_id: cartId,
  });
  return { ...option, amount: answer.shipping_option.amount ?? null };
}

/** Whether the shop takes orders that are paid by arrangement, the only kind that this storefront can place. */
export async function takesManualPayment(shop: Shop): Promise<boolean> {
  const query = { region_id: shop.regionId };
  const answer = await shop.api.get<{ payment_providers: { id: string }[] }>(
    '/store/payment-providers',
    query,
  );
  return answer.payment_providers.some(({ id }) => id === MANUAL_PAYMENT);
}

/** May be repeated: Medusa keeps one collection a cart and replaces its session. */
export async function preparePayment(shop: Shop, cartId: string): Promise<void> {
  const body = { cart_id: cartId };
  const answer = await shop.api.post<{ payment_collection: { id: string } }>(
    '/store/payment-collections',
    body,
  );
  const path = `/store/payment-collections/${answer.payment_collection.id}/payment-sessions`;
  await shop.api.post(path, { provider_id: MANUAL_PAYMENT });
}

export type Completion = { type: 'order'; order: OrderRef } | { type: 'cart'; error?: { message?: string } };

/** Idempotent: completing a completed cart answers with its order. `cart` means that the payment was not authorised. */
export const completeCart = (shop: Shop, cartId: string): Promise<Completion> =>
  shop.api.post(`/store/carts/${encodeURIComponent(cartId)}/complete`, {}, { fields: ORDER_REF });

export async function getOrder(shop: Shop, orderId: string): Promise<Order> {
  const path = `/store/orders/${encodeURIComponent(orderId)}`;
  return (await shop.api.get<{ order: Order }>(path, { fields: ORDER })).order;
}
