import { expect, test } from 'vitest';
import type { Product, Variant } from '../api/types.ts';
import { choicesOf, initialSelection, isValueAvailable, missingChoice, variantFor } from './selection.ts';

const variant = (id: string, values: string[], inventory_quantity = 10): Variant => ({
  id,
  title: id,
  options: values.map((value) => ({ id: value, value })),
  manage_inventory: true,
  allow_backorder: false,
  inventory_quantity,
});
const option = (id: string, values: string[]) => ({
  id,
  title: id,
  values: values.map((value) => ({ id: value, value })),
});
const product = (options: Product['options'], variants: Variant[]): Product => ({
  id: 'prod_1',
  title: 'Sweatshirt',
  subtitle: null,
  description: null,
  handle: 'sweatshirt',
  thumbnail: null,
  images: [],
  options,
  variants,
});
const sweatshirt = product(
  [option('size', ['s', 'm']), option('color', ['sand', 'pine']), option('cut', ['regular'])],
  [
    variant('s-sand', ['s', 'sand', 'regular']),
    // Medusa lists a variant's values in no particular order.
    variant('s-pine', ['regular', 'pine', 's'], 0),
    variant('m-sand', ['sand', 'm', 'regular']),
  ],
);

test('an option with one value is taken and not asked for', () => {
  expect(initialSelection(sweatshirt)).toEqual({ cut: 'regular' });
  expect(choicesOf(sweatshirt).map(({ id }) => id)).toEqual(['size', 'color']);
});

test('the variant is known when every option is chosen', () => {
  expect(variantFor(sweatshirt, { cut: 'regular', size: 's' })).toBeNull();
  expect(variantFor(sweatshirt, { cut: 'regular', size: 's', color: 'pine' })?.id).toBe('s-pine');
  expect(variantFor(sweatshirt, { cut: 'regular', size: 'm', color: 'pine' })).toBeNull();
});

test('the first open choice is asked for', () => {
  expect(missingChoice(sweatshirt, { cut: 'regular', color: 'sand' })?.id).toBe('size');
  expect(missingChoice(sweatshirt, { cut: 'regular', color: 'sand', size: 's' })).toBeNull();
});

test('a value is available with the other choices, not with its own', () => {
  expect(isValueAvailable(sweatshirt, {}, 'color', 'pine')).toBe(false);
  expect(isValueAvailable(sweatshirt, { size: 's' }, 'color', 'sand')).toBe(true);
  expect(isValueAvailable(sweatshirt, { size: 's', color: 'pine' }, 'color', 'sand')).toBe(true);
  expect(isValueAvailable(sweatshirt, { color: 'sand' }, 'size', 'm')).toBe(true);
});

test('a product without options is its only variant', () => {
  expect(variantFor(product([], [variant('only', [])]), {})?.id).toBe('only');
  expect(variantFor(product(null, []), {})).toBeNull();
});
