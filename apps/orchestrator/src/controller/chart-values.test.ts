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

test('a plan may bound PostgreSQL as well, and one that does not leaves it to the chart', () => {
  const [plan] = platform.plans;
  if (!plan) throw new Error('there is a plan');
  const postgresMemory = { request: '24Mi', limit: '60Mi' };
  const tiny = platformOf({ plans: [{ ...plan, postgresMemory }] });
  expect(chartValues(store(), tiny, 'http://x')['postgres']).toEqual({
    resources: { requests: { memory: '24Mi' }, limits: { memory: '60Mi' } },
  });
  expect(chartValues(store(), platform, 'http://x')).not.toHaveProperty('postgres');
});

test('a restart that was asked for is another value; without one there is no trace of it', () => {
  const asked = store();
  asked.metadata.annotations = { 'souk.dev/restarted-at': 'now' };
  expect(chartValues(asked, platform, 'http://x')).toMatchObject({ restartedAt: 'now' });
  expect(chartValues(store(), platform, 'http://x')).not.toHaveProperty('restartedAt');
});

test('what the platform keeps out of reach is out of reach of each store', () => {
  const blockedCidrs = ['203.0.113.7/32'];
  const values = chartValues(store(), platformOf({ blockedCidrs }), 'http://x');
  expect(values['networkPolicy']).toEqual({ blockedCidrs });
});

test('a blueprint adds values and takes the keys out of the orchestrator’s hands', () => {
  const image = { registry: 'r.example.com', repository: 'shops/acme', tag: '1' };
  const extraEnv = [{ name: 'MAIL_FROM', value: 'shop@example.com' }];
  const externalSecret = { storeRef: { name: 'vault' } };
  const storefront = { enabled: false };
  const wish = {
    image,
    extraEnv,
    storefront,
    secret: { externalSecret },
    imagePullSecrets: [{ name: 'pull' }],
  };
  const values = chartValues(store({ blueprint: wish }), platform, 'http://x');
  expect(values).toMatchObject({
    image,
    storefront,
    imagePullSecrets: [{ name: 'pull' }],
    medusa: { extraEnv, resources: {} },
    secret: { existingSecret: '', externalSecret: { enabled: true, ...externalSecret } },
  });
  expect(chartValues(store({ blueprint: {} }), platform, 'http://x')).toEqual(
    chartValues(store(), platform, 'http://x'),
  );
});

test('a hand-written blueprint that breaks a rule is named with its field', () => {
  const extraEnv = [{ name: 'NODE_OPTIONS', value: 'x' }];
  const attempt = () => chartValues(store({ blueprint: { extraEnv } }), platform, 'http://x');
  expect(attempt).toThrow('spec.blueprint.extraEnv.0.name is a variable that the platform itself sets');
});

test.each(['plan', 'version'] as const)('an unknown %s is named with its field', (field) => {
  const attempt = () => chartValues(store({ [field]: '9.9.9' }), platform, 'http://x');
  expect(attempt).toThrow(UnknownWish);
  expect(attempt).toThrow(`spec.${field} "9.9.9" is not one that this platform offers`);
});

test('a store keeps its snapshots in a folder of its own in the bucket of the platform', () => {
  const bucket = { name: 'backups', endpoint: 'https://s3.example.com', region: 'eu', prefix: 'souk' };
  const one = store();
  const { metadata } = one;
  expect(chartValues(one, platformOf({ snapshots: { keep: 3, bucket } }), 'http://a')['snapshots']).toEqual({
    keep: 3,
    bucket: {
      ...bucket,
      prefix: `souk/${metadata.name}/${metadata.uid}`,
      existingSecret: 'snapshots-bucket',
    },
  });
});
