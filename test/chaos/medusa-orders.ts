import { isKind, type KubeClient, type Method } from '@souk/kubernetes';
import { z } from 'zod';
import { proxyPath } from './shop.ts';

const withId = z.object({ id: z.string() });
const storefront = z.object({ publishableKey: z.string(), regionId: z.string() });
const catalogue = z.object({ products: z.array(z.object({ variants: z.array(withId) })) });
const cartAnswer = z.object({ cart: withId });
const optionsAnswer = z.object({ shipping_options: z.array(withId) });
const collectionAnswer = z.object({ payment_collection: withId });
const completed = z.object({ type: z.literal('order'), order: withId });

const address = {
  first_name: 'Chaos',
  last_name: 'Shopper',
  address_1: 'Main Street 1',
  city: 'Town',
  postal_code: '10115',
  country_code: 'de',
};

async function shopOf(client: KubeClient, namespace: string) {
  const path = proxyPath(namespace, '/storefront/config.json');
  const { publishableKey, regionId } = storefront.parse(await client.json('GET', path));
  const headers = { 'x-publishable-api-key': publishableKey };
  const call = async <T>(schema: z.ZodType<T>, method: Method, at: string, body?: unknown): Promise<T> =>
    schema.parse(
      await client.json(method, proxyPath(namespace, `/store${at}`), { headers, ...(body ? { body } : {}) }),
    );
  return { regionId, call };
}

/** One order as a shopper places it; answers its id. Rejects when the shop does not confirm it. */
export async function buy(client: KubeClient, namespace: string): Promise<string> {
  const { regionId, call } = await shopOf(client, namespace);
  const { products } = await call(
    catalogue,
    'GET',
    `/products?region_id=${regionId}&limit=1&fields=id,*variants`,
  );
  const { cart } = await call(cartAnswer, 'POST', '/carts', { region_id: regionId });
  const at = `/carts/${cart.id}`;
  await call(z.unknown(), 'POST', `${at}/line-items`, {
    variant_id: products[0]?.variants[0]?.id,
    quantity: 1,
  });
  const addresses = { shipping_address: address, billing_address: address };
  await call(z.unknown(), 'POST', at, { email: 'shopper@example.com', ...addresses });
  const { shipping_options: options } = await call(
    optionsAnswer,
    'GET',
    `/shipping-options?cart_id=${cart.id}`,
  );
  await call(z.unknown(), 'POST', `${at}/shipping-methods`, { option_id: options[0]?.id });
  const { payment_collection: payment } = await call(collectionAnswer, 'POST', '/payment-collections', {
    cart_id: cart.id,
  });
  const session = { provider_id: 'pp_system_default' };
  await call(z.unknown(), 'POST', `/payment-collections/${payment.id}/payment-sessions`, session);
  const { order } = await call(completed, 'POST', `${at}/complete`, {});
  return order.id;
}

/** Whether the store still knows the order. Rejects when it gives no clear answer. */
export async function hasOrder(client: KubeClient, namespace: string, id: string): Promise<boolean> {
  const { call } = await shopOf(client, namespace);
  try {
    await call(z.object({ order: withId }), 'GET', `/orders/${id}`);
    return true;
  } catch (error) {
    // A proxied answer bears Medusa's words and not those of the API server.
    if (isKind(error, 'unknown') || isKind(error, 'not-found')) return false;
    throw error;
  }
}
