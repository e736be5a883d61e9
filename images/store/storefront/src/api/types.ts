/**
 * What the pages know of Medusa's answers: exactly the fields that `fields.ts` asks for, in Medusa's own spelling.
 * Amounts are in the currency's main unit (19.5 is nineteen euros fifty).
 */
export interface Price {
  calculated_amount: number | null;
  original_amount: number | null;
  currency_code: string;
}

export interface Stock {
  manage_inventory: boolean;
  allow_backorder: boolean;
  /** Of all warehouses that deliver for this shop; absent where Medusa does not count. */
  inventory_quantity?: number | null;
}

export interface VariantSummary extends Stock {
  id: string;
  calculated_price?: Price | null;
}

export interface ProductSummary {
  id: string;
  title: string;
  handle: string;
  thumbnail: string | null;
  variants: VariantSummary[] | null;
}

export interface Variant extends VariantSummary {
  title: string | null;
  options: { id: string; value: string }[] | null;
}

export interface OptionValue {
  id: string;
  value: string;
  /** The merchant's order, if there is one. */
  rank?: number | null;
}

export interface ProductOption {
  id: string;
  title: string;
  values: OptionValue[];
}

export interface Product {
  id: string;
  title: string;
  subtitle: string | null;
  description: string | null;
  material: string | null;
  handle: string;
  thumbnail: string | null;
  images: { id: string; url: string }[] | null;
  options: ProductOption[] | null;
  variants: Variant[] | null;
}

export interface Country {
  /** Two lower-case letters. */
  iso_2: string;
  display_name: string;
}

export interface Region {
  id: string;
  currency_code: string;
  countries: Country[];
}

/** The parts that a cart and an order have in common. */
export interface Totals {
  currency_code: string;
  total: number;
  tax_total: number;
  item_subtotal: number;
  original_item_total: number;
  shipping_subtotal: number;
  original_shipping_total: number;
  discount_total: number;
  discount_subtotal: number;
}

export interface Line {
  id: string;
  product_title: string | null;
  variant_title: string | null;
  product_handle: string | null;
  thumbnail: string | null;
  quantity: number;
  unit_price: number;
  is_tax_inclusive: boolean;
}

export interface Address {
  first_name: string | null;
  last_name: string | null;
  address_1: string | null;
  address_2: string | null;
  postal_code: string | null;
  city: string | null;
  province: string | null;
  country_code: string | null;
}

export interface Cart extends Totals {
  id: string;
  region_id: string | null;
  completed_at: string | null;
  email: string | null;
  shipping_address: Address | null;
  shipping_methods: { id: string; shipping_option_id: string | null }[];
  items: Line[];
}

export interface ShippingOption {
  id: string;
  name: string;
  price_type: 'flat' | 'calculated';
  /** Absent for a calculated price that was not asked for yet. */
  amount?: number | null;
  insufficient_inventory?: boolean;
  type: { description: string | null } | null;
}

export interface OrderRef {
  id: string;
  display_id: number;
}

export interface Order extends OrderRef, Totals {
  email: string | null;
  shipping_methods: { name: string }[];
  items: Line[];
}
