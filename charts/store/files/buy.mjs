// Run by "helm test": signs in as the administrator, then buys something as a shopper would.
// Environment: STORE_URL, ADMIN_EMAIL, COUNTRY; the password is a file. Ends with 1 and the answer of the call that failed.
import { readFile } from 'node:fs/promises';

const { STORE_URL, ADMIN_EMAIL, COUNTRY } = process.env;
const password = (await readFile('/run/secrets/souk/admin-password', 'utf8')).trim();

async function call(method, path, { body, headers = {} } = {}) {
  const response = await fetch(STORE_URL + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    signal: AbortSignal.timeout(30_000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`);
  console.log(`${response.status} ${method} ${path.split('?')[0]}`);
  return text.startsWith('{') ? JSON.parse(text) : text;
}

function first(items, what) {
  if (!items?.length) throw new Error(`the store has no ${what}`);
  return items[0];
}

async function publishableKey() {
  const { token } = await call('POST', '/auth/user/emailpass', { body: { email: ADMIN_EMAIL, password } });
  const headers = { authorization: `Bearer ${token}` };
  const { api_keys: keys } = await call('GET', '/admin/api-keys?type=publishable', { headers });
  return first(keys, 'publishable key').token;
}

async function buy(headers) {
  const shop = (method, path, body = undefined) => call(method, path, { body, headers });
  const region = first((await shop('GET', '/store/regions')).regions, 'region');
  const { products } = await shop(
    'GET',
    `/store/products?region_id=${region.id}&limit=1&fields=id,title,*variants`,
  );
  const variant = first(first(products, 'product').variants, 'variant');
  const { cart } = await shop('POST', '/store/carts', { region_id: region.id });
  const at = `/store/carts/${cart.id}`;
  await shop('POST', `${at}/line-items`, { variant_id: variant.id, quantity: 1 });
  const address = {
    first_name: 'Helm',
    last_name: 'Test',
    address_1: 'Main Street 1',
    city: 'Town',
    postal_code: '10115',
  };
  const shipping_address = { ...address, country_code: COUNTRY };
  await shop('POST', at, {
    email: 'shopper@example.com',
    shipping_address,
    billing_address: shipping_address,
  });
  const option = first(
    (await shop('GET', `/store/shipping-options?cart_id=${cart.id}`)).shipping_options,
    'shipping option',
  );
  await shop('POST', `${at}/shipping-methods`, { option_id: option.id });
  const { payment_collection: payment } = await shop('POST', '/store/payment-collections', {
    cart_id: cart.id,
  });
  await shop('POST', `/store/payment-collections/${payment.id}/payment-sessions`, {
    provider_id: 'pp_system_default',
  });
  const { type, order, error } = await shop('POST', `${at}/complete`);
  if (type !== 'order') throw new Error(`the cart did not become an order: ${JSON.stringify(error)}`);
  console.log(`bought: order #${order.display_id}`);
}

await call('GET', '/health');
const key = await publishableKey();
if (process.env.SEED === 'demo') await buy({ 'x-publishable-api-key': key });
else console.log('the catalogue is empty at first, so nothing is bought');
