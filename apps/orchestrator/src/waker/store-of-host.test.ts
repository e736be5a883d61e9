import { expect, test } from 'vitest';
import { storeOfHost } from './store-of-host.ts';

const suffixes = ['local.gd', 'localhost'];

test.each([
  ['acme.local.gd', 'acme'],
  ['ACME.Local.GD:18080', 'acme'],
  ['acme.localhost.', 'acme'],
])('%s is the store %s', (host, store) => {
  expect(storeOfHost(host, suffixes)).toBe(store);
});

test.each([
  '',
  'local.gd',
  '.local.gd',
  'a.b.local.gd',
  'acme.local.gd.evil.com',
  'acmelocal.gd',
  '-.local.gd',
])('"%s" is no store', (host) => {
  expect(storeOfHost(host, suffixes)).toBeUndefined();
});
