/**
 * Medusa's default answers join a dozen tables (a product list takes twice the time, a cart far more), so every request
 * names the fields that the pages show.
 */
const under = (prefix: string, names: string[]) => names.map((name) => `${prefix}.${name}`);

const stock = ['inventory_quantity', 'manage_inventory', 'allow_backorder'];
const totals = [
  'currency_code',
  'total',
  'tax_total',
  'item_subtotal',
  'original_item_total',
  'shipping_subtotal',
  'original_shipping_total',
  'discount_total',
  'discount_subtotal',
];
const line = [
  'id',
  'product_title',
  'variant_title',
  'product_handle',
  'thumbnail',
  'quantity',
  'unit_price',
  'is_tax_inclusive',
];
const address = [
  'first_name',
  'last_name',
  'address_1',
  'address_2',
  'postal_code',
  'city',
  'province',
  'country_code',
];

export const PRODUCT_SUMMARY = [
  'id',
  'title',
  'handle',
  'thumbnail',
  ...under('variants', ['id', 'calculated_price', ...stock]),
].join();

export const PRODUCT = [
  'id',
  'title',
  'subtitle',
  'description',
  'material',
  'handle',
  'thumbnail',
  ...under('images', ['id', 'url']),
  ...under('options', ['id', 'title', 'values.id', 'values.value', 'values.rank']),
  ...under('variants', ['id', 'title', 'options.id', 'options.value', 'calculated_price', ...stock]),
].join();

export const REGION = ['id', 'currency_code', 'countries.iso_2', 'countries.display_name'].join();

export const CART = [
  'id',
  'region_id',
  'completed_at',
  'email',
  ...totals,
  ...under('items', line),
  ...under('shipping_address', address),
  ...under('shipping_methods', ['id', 'shipping_option_id']),
].join();

export const ORDER_REF = ['id', 'display_id'].join();

export const ORDER = [
  'id',
  'display_id',
  'email',
  ...totals,
  ...under('items', line),
  'shipping_methods.name',
].join();
