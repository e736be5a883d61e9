import { describe, expect, it } from 'vitest';
import { containersOf, podOf } from '../tools/pods.ts';
import { pick, render, renderText, type Wish } from '../tools/render.ts';

const local = { files: ['values-local.yaml'] };

/** What is random in a rendering, replaced by words. */
const settled = (text: string) =>
  text
    .replaceAll(/^( {2}(?:admin-password|jwt-secret|cookie-secret|agent-token): ).+$/gm, '$1(random)')
    .replaceAll(/(checksum\/secret: )[0-9a-f]{64}/g, '$1(of the secret)');

async function storePod(wish: Wish) {
  const pod = podOf(pick(await render('store', wish), 'Deployment', 'store'));
  if (!pod) throw new Error('the Deployment has no pod');
  return pod;
}

async function addressOf(values: Record<string, unknown>): Promise<string | undefined> {
  const [, medusa] = containersOf(await storePod({ values }));
  return medusa?.env?.find(({ name }) => name === 'STORE_PUBLIC_URL')?.value;
}

describe('the store chart', () => {
  it.each(['local', 'prod'])('renders values-%s.yaml to what the golden file shows', async (name) => {
    const text = await renderText('store', { files: [`values-${name}.yaml`] });
    await expect(settled(text)).toMatchFileSnapshot(`golden/store-${name}.golden.yaml`);
  });

  it('starts the database as a native sidecar, at the same time as Medusa', async () => {
    const { initContainers, containers } = await storePod(local);
    expect(initContainers).toMatchObject([
      { name: 'postgres', restartPolicy: 'Always', command: ['souk-postgres'] },
    ]);
    expect(initContainers?.[0]).not.toHaveProperty('startupProbe');
    expect(containers).toMatchObject([{ name: 'medusa', command: ['souk-medusa'] }]);
  });

  it('never runs two pods on one volume', async () => {
    const deployment = pick(await render('store', local), 'Deployment', 'store');
    expect(deployment['spec']).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  });

  it('runs no pod of a store that sleeps, and keeps all the rest', async () => {
    const [awake, asleep] = await Promise.all([
      render('store', local),
      render('store', { ...local, values: { hibernated: true } }),
    ]);
    expect(pick(asleep, 'Deployment', 'store')['spec']).toMatchObject({ replicas: 0 });
    expect(asleep.map(({ kind, metadata }) => [kind, metadata.name])).toEqual(
      awake.map(({ kind, metadata }) => [kind, metadata.name]),
    );
  });

  it('gives the pod no token for the Kubernetes API', async () => {
    expect(await storePod(local)).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      serviceAccountName: 'store',
    });
  });

  it('keeps volume and passwords when the release goes', async () => {
    const objects = await render('store', local);
    const keep = { metadata: { annotations: { 'helm.sh/resource-policy': 'keep' } } };
    expect(pick(objects, 'PersistentVolumeClaim', 'store-data')).toMatchObject(keep);
    expect(pick(objects, 'Secret', 'store')).toMatchObject(keep);
  });

  it('makes no Secret where one is named, and mounts that', async () => {
    const objects = await render('store', { values: { secret: { existingSecret: 'vault' } } });
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    const pod = await storePod({ values: { secret: { existingSecret: 'vault' } } });
    expect(pod.volumes).toContainEqual({
      name: 'secrets',
      secret: { secretName: 'vault', defaultMode: 0o440 },
    });
  });

  it('never makes the same passwords twice', async () => {
    const [one, two] = await Promise.all([render('store', local), render('store', local)]);
    expect(pick(one, 'Secret', 'store')['data']).not.toEqual(pick(two, 'Secret', 'store')['data']);
  });

  it('restarts the pod when what only files hold has changed, and not for a new chart', async () => {
    const { spec } = pick(await render('store', local), 'Deployment', 'store') as unknown as {
      spec: { template: { metadata: { annotations: object; labels: object } } };
    };
    expect(spec.template.metadata.annotations).toHaveProperty('checksum/secret');
    expect(spec.template.metadata.labels).not.toHaveProperty('helm.sh/chart');
  });
});

describe('the address of the store', () => {
  it.each([
    [{ hostSuffix: 'local.gd', port: 8080 }, 'http://acme.local.gd:8080'],
    [{ hostSuffix: 'local.gd' }, 'http://acme.local.gd'],
    [{ hostSuffix: 'local.gd', port: 80 }, 'http://acme.local.gd'],
    [{ publicUrl: 'https://shop.example.com/' }, 'https://shop.example.com'],
  ])('%j is %s', async (values, address) => {
    expect(await addressOf(values)).toBe(address);
  });

  it('is https, and the host of the Ingress, where TLS is on', async () => {
    const objects = await render('store', { files: ['values-prod.yaml'] });
    expect(pick(objects, 'Ingress', 'store')).toMatchObject({
      metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
      spec: {
        ingressClassName: 'traefik',
        rules: [{ host: 'acme.example.com' }],
        tls: [{ hosts: ['acme.example.com'], secretName: 'store-tls' }],
      },
    });
  });

  it('gives the Ingress the host of publicUrl', async () => {
    const values = { publicUrl: 'https://shop.example.org' };
    const objects = await render('store', { files: ['values-prod.yaml'], values });
    expect(pick(objects, 'Ingress', 'store')).toMatchObject({
      spec: { rules: [{ host: 'shop.example.org' }] },
    });
  });
});
