import type { EndpointSlice } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { doorOf, leadsTo, needsDoors, visitsWake } from './door.ts';

const slice = (addresses: string[], change: Partial<EndpointSlice> = {}): EndpointSlice => ({
  metadata: { name: 'waker-1' },
  addressType: 'IPv4',
  endpoints: addresses.map((address) => ({ addresses: [address], conditions: { ready: true } })),
  ports: [{ name: 'http', port: 9000 }],
  ...change,
});

test('the door leads to every ready waker of one address family', () => {
  const gone = { addresses: ['10.0.0.9'], conditions: { ready: false } };
  const six = slice(['fd00::1'], { addressType: 'IPv6' });
  const many = slice([], { endpoints: [gone, ...(slice(['10.0.0.2']).endpoints ?? [])] });
  expect(doorOf([six, many, slice(['10.0.0.1'])])).toEqual({
    addressType: 'IPv4',
    port: 9000,
    addresses: ['10.0.0.1', '10.0.0.2'],
  });
  expect(doorOf([slice([])])).toBeUndefined();
});

test('a slice is wrong as soon as a waker came or went', () => {
  const door = doorOf([slice(['10.0.0.1'])]);
  expect(leadsTo(slice(['10.0.0.1']), door)).toBe(true);
  expect(leadsTo(slice(['10.0.0.1', '10.0.0.2']), door)).toBe(false);
  expect(leadsTo(slice(['10.0.0.7']), undefined)).toBe(true);
});

test.each([
  ['the edge', { enabled: false, className: '' }, '', { doors: false, wake: true }],
  ['the edge by Ingress', { enabled: true, className: 'souk' }, '', { doors: false, wake: true }],
  ['a controller', { enabled: true, className: 'traefik' }, 'ingress', { doors: true, wake: true }],
  ['one that is kept out', { enabled: true, className: 'traefik' }, '', { doors: false, wake: false }],
])('visits by %s', (_way, ingress, namespace, { doors, wake }) => {
  const config = { ingress, ingressController: { namespace, podLabels: {} } };
  expect([needsDoors(config), visitsWake(config)]).toEqual([doors, wake]);
});
