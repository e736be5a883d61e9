import { expect, test } from 'vitest';
import { originOf } from './same-origin.ts';

const host = 'souk.local.gd:8080';
const own = `http://${host}`;

test.each([
  [{ origin: own }, 'same'],
  [{ origin: `https://${host}` }, 'same'],
  [{ origin: own, 'sec-fetch-site': 'same-origin' }, 'same'],
  [{ 'sec-fetch-site': 'same-origin' }, 'same'],
  [{ origin: 'http://acme.local.gd:8080' }, 'other'],
  [{ origin: 'http://souk.local.gd' }, 'other'],
  [{ origin: 'null' }, 'other'],
  [{ origin: '' }, 'other'],
  [{ origin: own, 'sec-fetch-site': 'same-site' }, 'other'],
  [{ origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }, 'other'],
  [{ 'sec-fetch-site': 'none' }, 'other'],
  [{ 'sec-fetch-site': ['same-origin', 'cross-site'] }, 'other'],
  [{}, 'unknown'],
])('%j is %s', (headers, expected) => {
  expect(originOf(headers, host)).toBe(expected);
});
