import type { Line, Totals } from '../api/types.ts';

export interface SummaryRow {
  name: 'Subtotal' | 'Shipping' | 'Discount' | 'Tax';
  amount: number;
}

export interface Summary {
  /** They add up to `total`. */
  rows: SummaryRow[];
  total: number;
  /** The part of `total` that is tax, where prices already contain it. */
  includedTax: number | null;
}

/**
 * Two habits: prices with tax in them (tax is a remark below the total), or without (tax is a row of its own).
 * The lines tell which; a cart that mixes both is shown without.
 */
export function summarize(totals: Totals & { items: Line[] }): Summary {
  const inclusive = totals.items.length > 0 && totals.items.every((line) => line.is_tax_inclusive);
  const all: SummaryRow[] = inclusive
    ? [
        { name: 'Subtotal', amount: totals.original_item_total },
        { name: 'Shipping', amount: totals.original_shipping_total },
        { name: 'Discount', amount: -totals.discount_total },
      ]
    : [
        { name: 'Subtotal', amount: totals.item_subtotal },
        { name: 'Shipping', amount: totals.shipping_subtotal },
        { name: 'Discount', amount: -totals.discount_subtotal },
        { name: 'Tax', amount: totals.tax_total },
      ];
  return {
    rows: all.filter(({ name, amount }) => name === 'Subtotal' || name === 'Shipping' || amount !== 0),
    total: totals.total,
    includedTax: inclusive && totals.tax_total > 0 ? totals.tax_total : null,
  };
}
