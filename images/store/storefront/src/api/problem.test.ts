import { expect, test } from 'vitest';
import { failure } from '../testing/fake-shop.ts';
import { problemOf, wordsFor } from './problem.ts';

// The messages are Medusa's own.
test.each([
  [new TypeError('Failed to fetch'), 'offline'],
  [failure(404, "Cart with id 'cart_x' not found"), 'gone'],
  [failure(400, 'Cart cart_x is already completed.'), 'completed'],
  [failure(400, 'Some variant does not have the required inventory'), 'stock'],
  [failure(400, 'Not enough stock available for item iitem_1 at location sloc_1'), 'stock'],
  [failure(429, 'Too Many Requests'), 'busy'],
  [failure(400, 'Invalid request: Invalid email address'), 'refused'],
  [failure(502, 'Bad Gateway'), 'unavailable'],
  [new SyntaxError('Unexpected token <'), 'unavailable'],
])('%s is %s', (error, problem) => {
  expect(problemOf(error)).toBe(problem);
});

test('words are for shoppers; only a refusal keeps the reason of the shop', () => {
  expect(wordsFor(failure(400, 'Invalid request: Invalid email address'))).toBe('Invalid email address');
  expect(wordsFor(failure(400, 'Item iitem_01M86H5YV9GGKVR7T3GM23RY9D is odd'))).toMatch(/could not accept/);
  expect(wordsFor(failure(500, 'select * from cart failed'))).not.toContain('select');
});
