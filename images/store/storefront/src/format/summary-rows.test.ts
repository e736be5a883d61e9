import { expect, test } from 'vitest';
import { cart, line } from '../testing/fake-shop.ts';
import { summarize } from './summary-rows.ts';

const amounts = (summary: ReturnType<typeof summarize>) =>
  summary.rows.map(({ name, amount }) => [name, amount]);
const sum = (summary: ReturnType<typeof summarize>) =>
  summary.rows.reduce((total, row) => total + row.amount, 0);

test('puts the tax into a row of its own when prices are without it', () => {
  const summary = summarize(
    cart({ item_subtotal: 100, shipping_subtotal: 10, discount_subtotal: 20, tax_total: 17.1, total: 107.1 }),
  );
  expect(amounts(summary)).toEqual([
    ['Subtotal', 100],
    ['Shipping', 10],
    ['Discount', -20],
    ['Tax', 17.1],
  ]);
  expect(sum(summary)).toBeCloseTo(summary.total);
  expect(summary.includedTax).toBeNull();
});

test('remarks on the tax below the total when prices contain it', () => {
  const summary = summarize(
    cart({
      items: [line({ is_tax_inclusive: true })],
      original_item_total: 119,
      original_shipping_total: 11.9,
      discount_total: 10,
      tax_total: 19.3,
      total: 120.9,
    }),
  );
  expect(amounts(summary)).toEqual([
    ['Subtotal', 119],
    ['Shipping', 11.9],
    ['Discount', -10],
  ]);
  expect(sum(summary)).toBeCloseTo(summary.total);
  expect(summary.includedTax).toBe(19.3);
});

test('keeps quiet about tax and discounts that are not there', () => {
  expect(amounts(summarize(cart()))).toEqual([
    ['Subtotal', 19],
    ['Shipping', 0],
  ]);
});
