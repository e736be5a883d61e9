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
  material: null,
  handle: 'sweatshirt',
  thumbnail: null,
  images: [],
  options,
  variants,
});
const sweatshirt = product(
  [option('color', ['sand', 'pine']), option('cut', ['regular']), option('size', ['s', 'm'])],
  [
    variant('s-sand', ['s', 'sand', 'regular']),
    // Medusa lists a variant's values in no particular order.
    variant('s-pine', ['regular', 'pine', 's'], 0),
    variant('m-sand', ['sand', 'm', 'regular']),
  ],
);

test('an option with one value is no choice, and the size is asked for first', () => {
  expect(choicesOf(sweatshirt).map(({ id }) => id)).toEqual(['size', 'color']);
});

test('everything but the size starts with what can be bought', () => {
  expect(initialSelection(sweatshirt)).toEqual({ color: 'sand', cut: 'regular' });
  const noSand = sweatshirt.variants?.filter(({ id }) => !id.endsWith('sand')) ?? [];
  const restocked = noSand.map((one) => ({ ...one, inventory_quantity: 1 }));
  expect(initialSelection({ ...sweatshirt, variants: restocked })).toMatchObject({ color: 'pine' });
  expect(initialSelection({ ...sweatshirt, variants: [] })).toMatchObject({ color: 'sand' });
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
