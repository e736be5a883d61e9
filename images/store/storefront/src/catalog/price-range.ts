import type { Price, VariantSummary } from '../api/types.ts';

export interface ShownPrice {
  amount: number;
  currency: string;
  /** The price before a sale, when it is higher. */
  before: number | null;
  /** Other variants cost more. */
  from: boolean;
}

const shown = (price: Price, from: boolean): ShownPrice | null =>
  price.calculated_amount === null
    ? null
    : {
        amount: price.calculated_amount,
        currency: price.currency_code,
        before:
          price.original_amount !== null && price.original_amount > price.calculated_amount
            ? price.original_amount
            : null,
        from,
      };

export function priceOf(variant: VariantSummary): ShownPrice | null {
  return variant.calculated_price ? shown(variant.calculated_price, false) : null;
}

/** The lowest price of a product's variants; null when none has a price in this region. */
export function lowestPrice(variants: VariantSummary[]): ShownPrice | null {
  const prices = variants.map(priceOf).filter((price) => price !== null);
  const lowest = prices.toSorted((one, other) => one.amount - other.amount)[0];
  if (!lowest) return null;
  return { ...lowest, from: prices.some((price) => price.amount !== lowest.amount) };
}
