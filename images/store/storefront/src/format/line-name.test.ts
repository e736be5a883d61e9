import { expect, test } from 'vitest';
import { line } from '../testing/fake-shop.ts';
import { lineName } from './line-name.ts';

test.each([
  [{ product_title: 'Mug', variant_title: 'Blue' }, 'Mug, Blue'],
  [{ product_title: 'Mug', variant_title: 'Default variant' }, 'Mug'],
  [{ product_title: 'Mug', variant_title: null }, 'Mug'],
  [{ product_title: null, variant_title: null }, 'Product'],
])('%j is %s', (fields, name) => {
  expect(lineName(line(fields))).toBe(name);
});
