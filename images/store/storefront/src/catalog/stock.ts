import type { Stock } from '../api/types.ts';

/** More than this in one line is not a shopper's order. */
const MOST = 99;
const FEW = 5;

/** How many of a variant can be bought at once; 0 is sold out. */
export function availableQuantity(stock: Stock): number {
  if (!stock.manage_inventory || stock.allow_backorder) return MOST;
  return Math.min(MOST, Math.max(0, stock.inventory_quantity ?? 0));
}

export const isSoldOut = (stock: Stock): boolean => availableQuantity(stock) === 0;

/** A remark for the last few pieces, else nothing. */
export function stockRemark(stock: Stock): string | null {
  const left = availableQuantity(stock);
  if (left === 0) return 'Sold out';
  return left <= FEW ? `Only ${left} left` : null;
}
