import { describe, expect, it } from 'vitest';
import { containersOf, podOf } from '../tools/pods.ts';
import { type KubernetesObject, pick, render } from '../tools/render.ts';

const given = { database: { existingSecret: 'given' } };

const objectsOf = (values: Record<string, unknown>): Promise<KubernetesObject[]> =>
  render('store', { files: ['values-local.yaml'], values });

async function podWith(values: Record<string, unknown>) {
  const pod = podOf(pick(await objectsOf(values), 'Deployment', 'store'));
  if (!pod) throw new Error('the Deployment has no pod');
  return pod;
}

describe('a database of your own', () => {
  it('takes the place of PostgreSQL in the pod, and of its socket', async () => {
    const pod = await podWith(given);
    expect(containersOf(pod).map(({ name }) => name)).toEqual(['medusa']);
    expect(pod.volumes?.map(({ name }) => name)).toEqual(['data', 'tmp', 'secrets', 'database']);
  });

  it('is named by a file, and by nothing in the environment', async () => {
    const pod = await podWith(given);
    const [medusa] = containersOf(pod);
    expect(medusa).toMatchObject({
      volumeMounts: expect.arrayContaining([
        { name: 'database', mountPath: '/run/secrets/database', readOnly: true },
      ]) as unknown,
    });
    expect(JSON.stringify(medusa?.env)).not.toMatch(/DATABASE|given/);
  });

  it('restarts the store when its Secret is another one at the next upgrade', async () => {
    const { metadata } = (
      pick(await objectsOf(given), 'Deployment', 'store')['spec'] as {
        template: { metadata: { annotations: Record<string, string> } };
      }
    ).template;
    expect(metadata.annotations['checksum/database']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is let out to on exactly its port', async () => {
    const to = [{ ipBlock: { cidr: '10.1.2.3/32' } }];
    const values = { database: { existingSecret: 'given', egress: { to, port: 6432 } } };
    const { egress } = pick(await objectsOf(values), 'NetworkPolicy', 'store')['spec'] as {
      egress: unknown[];
    };
    expect(egress).toContainEqual({ to, ports: [{ port: 6432, protocol: 'TCP' }] });
  });

  it('needs no memory for PostgreSQL in the quota', async () => {
    const medusa = { resources: { requests: {}, limits: { memory: '4Gi' } } };
    await expect(objectsOf({ medusa })).rejects.toThrow('more than resourceQuota');
    await expect(objectsOf({ medusa, ...given })).resolves.toBeDefined();
  });
});

const to = [{ ipBlock: { cidr: '10.1.2.3/32' } }];

it.each([
  [
    "a way out to the database in the store's own pod",
    { database: { egress: { to } } },
    'database.egress.to needs database.existingSecret',
  ],
  [
    'a way out to it where everything is let out',
    { database: { existingSecret: 'given', egress: { to } }, networkPolicy: { enabled: false } },
    'database.egress.to needs networkPolicy.enabled',
  ],
  [
    'a snapshot of another store over what it holds',
    { database: { existingSecret: 'given' }, snapshots: { cloneFrom: '20260101t120000z-0a1b2c' } },
    'snapshots.cloneFrom does not go with database.existingSecret',
  ],
  [
    'its URL in the environment',
    { medusa: { extraEnv: [{ name: 'DATABASE_URL', value: 'postgres://x' }] } },
    'use database.existingSecret instead',
  ],
])('%s is refused', async (_what, values, sentence) => {
  await expect(objectsOf(values)).rejects.toThrow(sentence);
});
