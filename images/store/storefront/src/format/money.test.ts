import { expect, test } from 'vitest';
import { formatMoney } from './money.ts';

test('writes amounts in the main unit, in the style of the place', () => {
  expect(formatMoney(19, 'eur', 'en-US')).toBe('€19.00');
  expect(formatMoney(1_234.5, 'eur', 'de-DE')).toBe('1.234,50\u00a0€');
  expect(formatMoney(1_500, 'jpy', 'en-US')).toBe('¥1,500');
});

test('names a currency that the browser refuses', () => {
  expect(formatMoney(5, 'e', 'en-US')).toBe('5.00 E');
});
