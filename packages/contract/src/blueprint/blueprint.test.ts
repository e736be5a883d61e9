import { describe, expect, test } from 'vitest';
import { blueprint } from './blueprint.ts';

const problems = (wish: unknown) =>
  blueprint.safeParse(wish).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()) ??
  [];

const fromSecret = (name: string, secret = 'acme-keys') => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key: 'key' } },
});
const image = { registry: 'registry.example.com:5000', repository: 'shops/acme', tag: '2.21.2-acme.1' };

test('everything that may be asked for at once is stored as it was written', () => {
  const wish = {
    storefront: { enabled: false, url: 'https://shop.example.com' },
    extraEnv: [{ name: 'MAIL_FROM', value: 'shop@example.com' }, fromSecret('STRIPE_KEY')],
    image,
    imagePullSecrets: [{ name: 'registry.acme' }],
    secret: { externalSecret: { storeRef: { name: 'vault' }, key: 'stores/acme' } },
  };
  expect(blueprint.parse(wish)).toEqual(wish);
});

describe('what the chart does not allow to a store is refused by field', () => {
  test.each([
    [{ postgres: {} }, 'Unrecognized key: "postgres"'],
    [{ storefront: { url: 'https://shop.example.com/' } }, 'storefront.url must be scheme and host, such as'],
    [{ storefront: { enabled: 'no' } }, 'storefront.enabled must be true or false'],
    [{ image: { ...image, tag: '' } }, 'image.tag must be a tag such as'],
    [{ image: { ...image, registry: 'https://r' } }, 'image.registry must be a host such as'],
    [{ image: { ...image, pullPolicy: 'Always' } }, 'image Unrecognized key'],
    [{ imagePullSecrets: [{ name: 'Not ok' }] }, 'imagePullSecrets.0.name must be the name of a Kubernetes'],
    [{ secret: {} }, 'secret must have either externalSecret or vault'],
    [{ secret: { existingSecret: 'other' } }, 'secret Unrecognized key'],
    [{ secret: { vault: { path: '/x' } } }, 'secret.vault.path must be a path without a leading slash'],
  ])('%j', (wish, problem) => {
    expect(problems(wish)[0]).toContain(problem);
  });
});

describe('an environment of the merchant’s own', () => {
  test.each(['NODE_OPTIONS', 'ld_preload', 'PGHOST', 'STORE_NAME', 'PORT', 'DATABASE_URL', 'SEED'])(
    '%s is the platform’s',
    (name) => {
      expect(problems({ extraEnv: [{ name, value: 'x' }] })).toEqual([
        'extraEnv.0.name is a variable that the platform itself sets',
      ]);
    },
  );

  test.each(['store', 'store-tls', 'sh.helm.release.v1.acme.v1'])('the Secret %s is none of it', (secret) => {
    expect(problems({ extraEnv: [fromSecret('KEY', secret)] })).toEqual([
      'extraEnv.0.valueFrom.secretKeyRef.name is a Secret of the platform',
    ]);
  });

  test('a variable has one source and one name', () => {
    expect(problems({ extraEnv: [{ name: 'A' }] })).toEqual([
      'extraEnv.0 must have either value or valueFrom',
    ]);
    const twice = [{ name: 'A', value: '1' }, fromSecret('A')];
    expect(problems({ extraEnv: twice })).toEqual(['extraEnv must not name a variable twice']);
    const field = { name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } };
    expect(problems({ extraEnv: [field] })[0]).toContain('extraEnv.0.valueFrom');
  });
});
