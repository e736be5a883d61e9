import { describe, expect, it } from 'vitest';
import { podOf } from '../tools/pods.ts';
import { type KubernetesObject, pick, render, renderText } from '../tools/render.ts';

const operators = {
  'External Secrets Operator': [
    'ExternalSecret',
    { externalSecret: { enabled: true, storeRef: { name: 'company' } } },
  ],
  'Vault Secrets Operator': ['VaultStaticSecret', { vault: { enabled: true, authRef: 'shops/main' } }],
} as const;

const secretsOf = (objects: readonly KubernetesObject[]) => objects.filter(({ kind }) => kind === 'Secret');

describe.each(Object.entries(operators))('secrets by %s', (_name, [kind, secret]) => {
  const wish = { files: ['values-local.yaml'], values: { secret } };

  it('are as the golden file shows', async () => {
    const text = await renderText('store', wish);
    const document = text.split('\n---\n').find((one) => one.includes(`kind: ${kind}`));
    await expect(`${document?.trim()}\n`).toMatchFileSnapshot(`golden/${kind}.golden.yaml`);
  });

  it('are asked for instead of made, and land in the Secret that the pod mounts', async () => {
    const objects = await render('store', wish);
    expect(secretsOf(objects)).toEqual([]);
    const pod = podOf(pick(objects, 'Deployment', 'store'));
    expect(pod?.volumes).toContainEqual({
      name: 'secrets',
      secret: { secretName: 'store', defaultMode: 0o440 },
    });
    expect(pick(objects, kind, 'store')['spec']).toMatchObject(
      kind === 'ExternalSecret' ? { target: { name: 'store' } } : { destination: { name: 'store' } },
    );
  });
});

describe('more environment', () => {
  it('comes from Secrets as from values', async () => {
    const extraEnv = [
      { name: 'STRIPE_API_KEY', valueFrom: { secretKeyRef: { name: 'payment', key: 'stripe' } } },
      { name: 'SMTP_HOST', value: 'mail.example.com' },
    ];
    const objects = await render('store', { values: { medusa: { extraEnv } } });
    const env = podOf(pick(objects, 'Deployment', 'store'))?.containers[0]?.env ?? [];
    expect(env).toEqual(expect.arrayContaining(extraEnv));
  });
});

describe('a private registry', () => {
  it('is asked with the same Secret by the store and by its test', async () => {
    const imagePullSecrets = [{ name: 'registry' }];
    const values = {
      image: { registry: 'registry.example.com', repository: 'shops/acme' },
      imagePullSecrets,
    };
    const objects = await render('store', { values });
    for (const object of [pick(objects, 'Deployment', 'store'), pick(objects, 'Pod', 'store-test')]) {
      expect(podOf(object)).toMatchObject({
        imagePullSecrets,
        containers: [{ image: expect.stringMatching(/^registry\.example\.com\/shops\/acme:/) as string }],
      });
    }
  });
});
