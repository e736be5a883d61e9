import { describe, expect, it } from 'vitest';
import { containersOf, podOf } from '../tools/pods.ts';
import { type ChartName, lint, render, type Wish } from '../tools/render.ts';

/** Each set of values that a user is told to start from, and what switches more objects on. */
const sets: [ChartName, string, Wish][] = [
  ['store', 'its defaults', {}],
  ['store', 'values-local.yaml', { files: ['values-local.yaml'] }],
  ['store', 'values-prod.yaml', { files: ['values-prod.yaml'] }],
  [
    'store',
    'what the orchestrator makes itself',
    {
      files: ['values-local.yaml'],
      values: {
        secret: { existingSecret: 'store' },
        resourceQuota: { enabled: false },
        limitRange: { enabled: false },
      },
    },
  ],
  ['platform', 'its defaults', {}],
  ['platform', 'values-prod.yaml', { files: ['values-prod.yaml'] }],
];

const restricted = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** Kinds that have no namespace: a store may make none of them. */
const clusterKinds = [
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'PersistentVolume',
];

describe.each(sets)('charts/%s with %s', (chart, _name, wish) => {
  it('passes helm lint --strict', async () => {
    expect(await lint(chart, wish)).toContain('0 chart(s) failed');
  });

  it('labels every object', async () => {
    for (const { kind, metadata } of await render(chart, wish)) {
      expect({ kind, ...metadata }).toMatchObject({
        kind,
        name: metadata.name,
        labels: {
          'app.kubernetes.io/name': expect.any(String),
          'app.kubernetes.io/instance': chart === 'store' ? 'acme' : 'souk',
          'app.kubernetes.io/managed-by': 'Helm',
          'app.kubernetes.io/part-of': 'souk',
          ...(chart === 'store' ? { 'souk.dev/store': 'acme' } : {}),
        },
      });
    }
  });

  it('gives each object a name of its own', async () => {
    const names = (await render(chart, wish)).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('meets Pod Security "restricted" in every container', async () => {
    const pods = (await render(chart, wish)).flatMap((object) => podOf(object) ?? []);
    expect(pods.length).toBeGreaterThan(0);
    for (const pod of pods) {
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 10_001,
        runAsGroup: 10_001,
        fsGroup: 10_001,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      const containers = containersOf(pod).map(({ name, securityContext }) => ({ name, securityContext }));
      expect(containers).toEqual(containers.map(({ name }) => ({ name, securityContext: restricted })));
    }
  });

  it('mounts only volumes that restricted allows, and bounds those that are empty', async () => {
    const allowed = ['configMap', 'emptyDir', 'persistentVolumeClaim', 'projected', 'secret'];
    const pods = (await render(chart, wish)).flatMap((object) => podOf(object) ?? []);
    const volumes = pods.flatMap((pod) => pod.volumes ?? []);
    const kinds = volumes.flatMap((volume) => Object.keys(volume).filter((key) => key !== 'name'));
    expect(kinds.filter((kind) => !allowed.includes(kind))).toEqual([]);
    const unbounded = volumes.filter(({ emptyDir }) => emptyDir && !Object.hasOwn(emptyDir, 'sizeLimit'));
    expect(unbounded).toEqual([]);
  });

  it('bounds the memory of every container and keeps secrets out of its environment', async () => {
    const pods = (await render(chart, wish)).flatMap((object) => podOf(object) ?? []);
    for (const container of pods.flatMap(containersOf)) {
      expect(container).toMatchObject({
        resources: {
          requests: { cpu: expect.any(String), memory: expect.any(String) },
          limits: { memory: expect.any(String) },
        },
      });
      expect(container.envFrom).toBeUndefined();
      expect(JSON.stringify(container.env ?? [])).not.toMatch(/secretKeyRef|password|secret-|session-key/i);
    }
  });
});

describe('charts/store', () => {
  it('makes objects of one namespace only', async () => {
    const kinds = (await render('store', { files: ['values-prod.yaml'] })).map(({ kind }) => kind);
    expect(kinds.filter((kind) => clusterKinds.includes(kind))).toEqual([]);
  });
});
