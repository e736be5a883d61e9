import { expect, it } from 'vitest';
import { shortName } from './short-name.ts';

it.each([
  ['system:serviceaccount:souk-system:souk-admin', 'souk-admin'],
  ['oidc:jane@example.com', 'jane@example.com'],
  ['jane', 'jane'],
  ['odd:', 'odd:'],
])('calls %s %s', (name, short) => expect(shortName(name)).toBe(short));
