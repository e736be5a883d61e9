import { expect, test } from 'vitest';
import { scaleQuantity } from './quantity.ts';

test.each([
  ['1Gi', 1, undefined, '1073741824'],
  ['700Mi', 2, '1Mi', '1469054976'],
  ['50m', 3, '0.5', '0.65'],
  ['1', 2, undefined, '2'],
])('%s times %d plus %s is %s', (quantity, times, extra, sum) => {
  expect(scaleQuantity(quantity, times, extra)).toBe(sum);
});

test.each(['', '1 Gi', '-1', '1e3', 'Mi'])('%j is refused', (quantity) => {
  expect(() => scaleQuantity(quantity, 1)).toThrow('is not a quantity');
});
