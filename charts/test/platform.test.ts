import { platformConfig, storeCrd } from '@souk/contract';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { containersOf, podOf } from '../tools/pods.ts';
import { type KubernetesObject, pick, render, renderText } from '../tools/render.ts';

type Rule = { apiGroups: string[]; resources: string[]; verbs: string[] };

const rulesOf = (objects: readonly KubernetesObject[], name: string) =>
  pick(objects, 'ClusterRole', name)['rules'] as Rule[];

async function settings(values: Record<string, unknown> = {}): Promise<unknown> {
  const { data } = pick(await render('platform', { values }), 'ConfigMap', 'orchestrator') as unknown as {
    data: Record<string, string>;
  };
  return parse(data['platform.yaml'] ?? '');
}

/** The definition is generated and checked elsewhere; here it would bury the rest. */
const withoutDefinition = (text: string) =>
  text
    .split(/^---$/m)
    .filter((object) => !object.includes('kind: CustomResourceDefinition'))
    .join('---');

const settled = (text: string) =>
  withoutDefinition(text)
    .replaceAll(/^( {2}session-key: ).+$/gm, '$1(random)')
    .replaceAll(/(checksum\/\w+: )[0-9a-f]{64}/g, '$1(sum)');

describe('the platform chart', () => {
  it('renders to what the golden file shows', async () => {
    await expect(settled(await renderText('platform'))).toMatchFileSnapshot('golden/platform.golden.yaml');
  });

  it('gives the orchestrator a file that its schema accepts, with every setting in it', async () => {
    const found = await settings();
    expect(Object.keys(platformConfig.parse(found))).toEqual(
      expect.arrayContaining(Object.keys(platformConfig.shape)),
    );
    expect(Object.keys(found as object).toSorted()).toEqual(Object.keys(platformConfig.shape).toSorted());
  });

  it('hands values on as they are', async () => {
    const values = {
      hostSuffixes: ['shops.example.com'],
      publicUrl: { scheme: 'https', port: 443 },
      routes: { namespace: 'routes' },
      ingress: { enabled: true, className: 'traefik' },
      blockedCidrs: ['203.0.113.7/32'],
    };
    const { routes, ...others } = values;
    expect(platformConfig.parse(await settings(values))).toMatchObject({
      ...others,
      routesNamespace: routes.namespace,
    });
  });

  it.each(['development', 'production'])('sets NODE_ENV to %s', async (environment) => {
    const pod = podOf(
      pick(await render('platform', { values: { environment } }), 'Deployment', 'orchestrator'),
    );
    const env = pod && containersOf(pod)[0]?.env;
    expect(env).toContainEqual({ name: 'NODE_ENV', value: environment });
  });

  it('defines the Store resource as the contract does, and keeps it at uninstall', async () => {
    const { spec, metadata } = pick(await render('platform'), 'CustomResourceDefinition', 'stores.souk.dev');
    expect(spec).toEqual(storeCrd()['spec']);
    expect(metadata.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' });
  });

  it('serves the dashboard by an Ingress of its own, and lets the ingress controller in, with values-prod.yaml', async () => {
    const objects = await render('platform', { files: ['values-prod.yaml'] });
    expect(pick(objects, 'Ingress', 'dashboard')).toMatchObject({
      metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
      spec: { rules: [{ host: 'souk.example.com' }], tls: [{ hosts: ['souk.example.com'] }] },
    });
    expect(JSON.stringify(pick(objects, 'NetworkPolicy', 'orchestrator'))).toContain('kube-system');
    expect(pick(objects, 'Service', 'edge')).toMatchObject({ spec: { type: 'ClusterIP' } });
  });

  it('takes images as registry, repository and tag', async () => {
    const orchestrator = { registry: 'r.example.com', repository: 'a/b', tag: 'c' };
    const objects = await render('platform', { values: { images: { registry: 'mirror', orchestrator } } });
    const images = objects.flatMap((object) => podOf(object)?.containers.map(({ image }) => image) ?? []);
    expect(new Set(images)).toEqual(new Set(['r.example.com/a/b:c', 'mirror/souk/edge:0.1.0']));
  });
});

describe('who may do what', () => {
  it('lets the orchestrator grant nothing, enter no pod, and touch no node', async () => {
    const rules = rulesOf(await render('platform'), 'souk-orchestrator');
    const all = rules.flatMap(({ resources, verbs }) => resources.map((resource) => ({ resource, verbs })));
    expect(JSON.stringify(rules)).not.toContain('*');
    expect(all.flatMap(({ verbs }) => verbs)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/bind|escalate|impersonate/)]),
    );
    const forbidden =
      /roles|rolebindings|pods\/(exec|attach|portforward)|nodes(?!\/stats)|webhook|certificates|serviceaccounts\/token/;
    expect(all.filter(({ resource }) => forbidden.test(resource))).toEqual([]);
  });

  it.each([
    [
      'souk-operator',
      {
        stores: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
        'stores/log': ['get'],
        'stores/audit': ['list'],
        'stores/blueprint': ['update'],
      },
    ],
    ['souk-viewer', { stores: ['get', 'list', 'watch'] }],
    ['souk-tenant', { 'stores/own': ['get', 'list', 'watch', 'create', 'patch', 'delete'] }],
    ['souk-admin', { '*': ['*'] }],
  ])('%s holds only %o', async (name, held) => {
    const rules = Object.entries(held).map(([resource, verbs]) => ({
      apiGroups: ['souk.dev'],
      resources: [resource],
      verbs,
    }));
    expect(rulesOf(await render('platform'), name)).toEqual(rules);
  });
});
