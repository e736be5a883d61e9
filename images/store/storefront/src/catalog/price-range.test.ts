import { expect, test } from 'vitest';
import type { VariantSummary } from '../api/types.ts';
import { lowestPrice } from './price-range.ts';

const priced = (calculated_amount: number | null, original_amount = calculated_amount): VariantSummary => ({
  id: 'variant',
  manage_inventory: false,
  allow_backorder: false,
  calculated_price: { calculated_amount, original_amount, currency_code: 'eur' },
});

test('says "from" only when variants differ', () => {
  expect(lowestPrice([priced(42), priced(39)])).toMatchObject({ amount: 39, from: true });
  expect(lowestPrice([priced(39), priced(39)])).toMatchObject({ amount: 39, from: false });
});

test('shows what a sale saves, and nothing when the price went up', () => {
  expect(lowestPrice([priced(30, 39)])).toMatchObject({ amount: 30, before: 39 });
  expect(lowestPrice([priced(39, 30)])).toMatchObject({ amount: 39, before: null });
});

test('knows no price where the region has none', () => {
  expect(lowestPrice([])).toBeNull();
  expect(
    lowestPrice([priced(null), { id: 'bare', manage_inventory: false, allow_backorder: false }]),
  ).toBeNull();
  expect(lowestPrice([priced(0)])).toMatchObject({ amount: 0 });
});
