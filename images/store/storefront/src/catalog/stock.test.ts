import { expect, test } from 'vitest';
import { availableQuantity, isSoldOut, stockRemark } from './stock.ts';

const counted = (inventory_quantity: number) => ({
  manage_inventory: true,
  allow_backorder: false,
  inventory_quantity,
});

test('what is not counted, or may be ordered later, never sells out', () => {
  expect(availableQuantity({ manage_inventory: false, allow_backorder: false })).toBe(99);
  expect(availableQuantity({ ...counted(0), allow_backorder: true })).toBe(99);
});

test('what is counted sells out', () => {
  expect(isSoldOut(counted(0))).toBe(true);
  expect(isSoldOut(counted(-3))).toBe(true);
  expect(isSoldOut({ manage_inventory: true, allow_backorder: false })).toBe(true);
  expect(availableQuantity(counted(3))).toBe(3);
});

test('the last pieces are worth a remark', () => {
  expect(stockRemark(counted(0))).toBe('Sold out');
  expect(stockRemark(counted(2))).toBe('Only 2 left');
  expect(stockRemark(counted(6))).toBeNull();
});
