/** What of a request decides about its answer. */
export type Asked = {
  method: string;
  originalUrl: string;
  get(header: string): string | undefined;
};

/** Of the Store API: what is the same for everybody who sends the same key. */
const catalogue =
  /^\/store\/(products|product-variants|product-categories|product-tags|product-types|collections|regions|currencies)(\/[^/?]+)?(\?|$)/;

/** A customer has groups, and with them prices; a cart has a region and a customer. */
const isPersonal = (request: Asked): boolean =>
  request.get('authorization') !== undefined ||
  (request.get('cookie') ?? '').includes('connect.sid') ||
  /[?&]cart_id=/.test(request.originalUrl);

/** What an answer of the catalogue is kept under; undefined where none is kept. Language and key are all that headers decide. */
export function keyOf(request: Asked): string | undefined {
  const { method, originalUrl } = request;
  if (method !== 'GET' || !catalogue.test(originalUrl) || isPersonal(request)) return undefined;
  const headers = ['x-publishable-api-key', 'x-medusa-locale'].map((name) => request.get(name) ?? '');
  return [...headers, originalUrl].join(' ');
}

/** What shoppers do all the time touches no catalogue, but for the stock that an order takes. */
const shopping = /^\/(store\/(carts|customers|payment-collections|shipping-options)|auth)(\/|\?|$)/;
const takesStock = /^\/store\/carts\/[^/]+\/complete/;

export const mayChangeCatalogue = ({ method, originalUrl }: Asked): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  method !== 'OPTIONS' &&
  (!shopping.test(originalUrl) || takesStock.test(originalUrl));

/** Events of modules whose data no answer of the catalogue holds. What is not known here may change it. */
const elsewhere =
  /^(cart|customer|auth|user|invite|notification|payment|fulfillment|order|file|workflows?)\b/i;

export const tellsOfCatalogue = (event: string): boolean => !elsewhere.test(event);
