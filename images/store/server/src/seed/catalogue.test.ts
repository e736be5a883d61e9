import { expect, it } from 'vitest';
import { categories, combinations, products } from './catalogue.ts';

it('makes a variant of every combination of options', () => {
  expect(combinations({ Size: ['S', 'M'], Color: ['Sand', 'Ink'] })).toEqual([
    { Size: 'S', Color: 'Sand' },
    { Size: 'S', Color: 'Ink' },
    { Size: 'M', Color: 'Sand' },
    { Size: 'M', Color: 'Ink' },
  ]);
});

it('sells what has a category, a handle of its own, and a picture on the store itself', () => {
  expect(new Set(products.map(({ handle }) => handle)).size).toBe(products.length);
  for (const { category, picture } of products) {
    expect(categories).toContain(category);
    expect(picture).toMatch(/^\/demo\/[-a-z]+\.svg$/);
  }
});
