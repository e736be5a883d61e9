import { expect, test } from 'vitest';
import { storeUrl } from './store-url.ts';

test.each([
  ['http', 80, 'http://acme.local.gd'],
  ['http', 8080, 'http://acme.local.gd:8080'],
  ['https', 443, 'https://acme.local.gd'],
  ['https', 80, 'https://acme.local.gd:80'],
] as const)('%s on %d is %s', (scheme, port, url) => {
  expect(storeUrl({ publicUrl: { scheme, port }, hostSuffixes: ['local.gd', 'localhost'] }, 'acme')).toBe(
    url,
  );
});
