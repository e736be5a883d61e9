import { expect, test } from 'vitest';
import { passwordIn, renewalDue } from './access.ts';

const url = 'postgresql://souk_acme:p%40ss@db/souk_acme';
const now = '2026-01-01T00:00:00.000Z';

test.each([
  ['there is no Secret', undefined, now],
  ['it has no URL', {}, now],
  ['the URL has no password', { url: 'postgresql://db/souk_acme' }, now],
  ['all is well', { url }, undefined],
  ['somebody asked for one', { url, 'renewal-asked': 'b', 'renewed-at': 'a' }, 'b'],
  ['it was made since', { url, 'renewal-asked': 'b', 'renewed-at': 'b' }, undefined],
])('a new password when %s: %j', (_when, held, due) => {
  expect(renewalDue(held, now)).toBe(due);
});

test('the password of a URL is read as it is meant', () => {
  expect(passwordIn(url)).toBe('p@ss');
  expect(passwordIn('not a URL')).toBeUndefined();
});
