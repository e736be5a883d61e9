/**
 * A program (an ES module) for a pod beside a store: three shoppers buy without a pause, and go on when the store is away. Prints the id
 * of each order that the store has confirmed, one a line; nothing else.
 */
export const shopperProgram = `
const shop = 'http://store:9000';

async function call(path, body, headers) {
  const response = await fetch(shop + path, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...headers },
    signal: AbortSignal.timeout(3000),
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(path + ' ' + response.status);
  return response.json();
}

async function buy() {
  const config = await call('/storefront/config.json');
  const headers = { 'x-publishable-api-key': config.publishableKey };
  const { products } = await call('/store/products?limit=1&fields=variants.id', null, headers);
  const { cart } = await call('/store/carts', { region_id: config.regionId }, headers);
  const at = '/store/carts/' + cart.id;
  const address = { first_name: 'A', last_name: 'B', address_1: 'C 1', city: 'D', postal_code: '1', country_code: 'de' };
  await call(at + '/line-items', { variant_id: products[0].variants[0].id, quantity: 1 }, headers);
  await call(at, { email: 'a@example.com', shipping_address: address }, headers);
  const { shipping_options: options } = await call('/store/shipping-options?cart_id=' + cart.id, null, headers);
  await call(at + '/shipping-methods', { option_id: options[0].id }, headers);
  const { payment_collection: payment } = await call('/store/payment-collections', { cart_id: cart.id }, headers);
  await call('/store/payment-collections/' + payment.id + '/payment-sessions', { provider_id: 'pp_system_default' }, headers);
  const { order } = await call(at + '/complete', {}, headers);
  console.log(order.id);
}

async function shopOnAndOn() {
  for (;;) await buy().catch(() => new Promise((done) => setTimeout(done, 200)));
}
for (let shopper = 0; shopper < 3; shopper++) void shopOnAndOn();
`;
