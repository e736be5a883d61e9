import { expect, test } from 'vitest';
import { inOrder } from './value-order.ts';

const values = (...names: string[]) => names.map((value) => ({ id: value, value }));
const names = (ordered: { value: string }[]) => ordered.map(({ value }) => value);

test.each([
  [
    ['XL', 'M', 's', 'L'],
    ['s', 'M', 'L', 'XL'],
  ],
  [
    ['500 ml', '1000 ml', '250 ml'],
    ['250 ml', '500 ml', '1000 ml'],
  ],
  [
    ['Sand', 'Pine'],
    ['Sand', 'Pine'],
  ],
  [
    ['M', 'One size'],
    ['M', 'One size'],
  ],
])('%j is shown as %j', (given, shown) => {
  expect(names(inOrder(values(...given)))).toEqual(shown);
});

test('the order of the merchant comes first', () => {
  const ranked = values('S', 'L', 'M').map((value, index) => ({ ...value, rank: 2 - index }));
  expect(names(inOrder(ranked))).toEqual(['M', 'L', 'S']);
});
