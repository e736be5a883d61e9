import { expect, test } from 'vitest';
import { addressOf } from './new-store.ts';

test.each([
  ['jane@example.org', 'jane@example.org'],
  ['oidc:jane@example.org', 'jane@example.org'],
  ['system:serviceaccount:souk-system:souk-admin', 'souk-admin@shop.example'],
  ['Jane Doe', 'jane-doe@shop.example'],
  ['https://issuer.example#jane', 'issuer-example-jane@shop.example'],
  ['::', 'admin@shop.example'],
  ['日本', 'admin@shop.example'],
])('the address of %s is %s', (caller, address) => {
  expect(addressOf(caller, 'shop.example')).toBe(address);
});
