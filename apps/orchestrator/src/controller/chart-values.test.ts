import { expect, test } from 'vitest';
import type { StoreResource } from '@souk/contract';
import { storeOf } from '../testing/fake-cluster.ts';
import { platformOf } from '../testing/platform.ts';
import { chartValues } from './chart-values.ts';
import { UnknownWish } from './offer.ts';

const platform = platformOf();

const store = (spec: Partial<StoreResource['spec']> = {}): StoreResource => storeOf({ name: 'acme', spec });

test('the wish and the platform become values; the keys stay in a Secret', () => {
  const values = chartValues(store(), platform, 'http://acme.local.gd:8080');
  expect(values).toMatchObject({
    displayName: 'acme',
    publicUrl: 'http://acme.local.gd:8080',
    secret: { existingSecret: 'store' },
    resourceQuota: { enabled: false },
  });
  expect(JSON.stringify(values)).not.toMatch(/password|jwt|cookie/);
});

test('what the platform keeps out of reach is out of reach of each store', () => {
  const blockedCidrs = ['203.0.113.7/32'];
  const values = chartValues(store(), platformOf({ blockedCidrs }), 'http://x');
  expect(values['networkPolicy']).toEqual({ blockedCidrs });
});

test.each(['plan', 'version'] as const)('an unknown %s is named with its field', (field) => {
  const attempt = () => chartValues(store({ [field]: '9.9.9' }), platform, 'http://x');
  expect(attempt).toThrow(UnknownWish);
  expect(attempt).toThrow(`spec.${field} "9.9.9" is not one that this platform offers`);
});
