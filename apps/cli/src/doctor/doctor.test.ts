import { KubeError, type KubeClient } from '@souk/kubernetes';
import { beforeEach, expect, test } from 'vitest';
import { platformOf } from '../../../orchestrator/src/testing/platform.ts';
import type { Patient } from './check.ts';
import { examinePatient } from './examine.ts';

const ready = { conditions: [{ type: 'Ready', status: 'True' }] };
const store = ['localhost/souk/store:2.21.2', 'localhost/souk/store:2.20.0'];
const image = (name: string) => `localhost/souk/${name}:1`;
const deployed = (name: string) => ({
  spec: { template: { spec: { containers: [{ image: image(name) }] } } },
  status: { availableReplicas: 1 },
});
const system = '/apis/apps/v1/namespaces/souk-system/deployments';

/** What a healthy cluster answers, by path; a test takes something away. */
const healthy: Record<string, unknown> = {
  '/version': { gitVersion: 'v1.37.2', major: '1', minor: '37' },
  '/api/v1/nodes': {
    items: [
      {
        metadata: { name: 'one' },
        status: { ...ready, images: [{ names: [...store, image('orchestrator'), image('edge')] }] },
      },
    ],
  },
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews': { status: { allowed: true } },
  '/apis/storage.k8s.io/v1/storageclasses': {
    items: [
      {
        metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
        provisioner: 'csi.example.com',
      },
    ],
  },
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/stores.souk.dev': {
    spec: { versions: [{ name: 'v1alpha1', served: true }] },
  },
  [`${system}/orchestrator`]: deployed('orchestrator'),
  [`${system}/edge`]: deployed('edge'),
};
for (const role of ['admin', 'operator', 'viewer', 'tenant', 'orchestrator'])
  healthy[`/apis/rbac.authorization.k8s.io/v1/clusterroles/souk-${role}`] = {};

let answers: Record<string, unknown>;
let patient: Patient;
beforeEach(() => {
  answers = { ...healthy };
  const json = async (_method: string, path: string) => {
    const answer = answers[path] ?? new KubeError('not-found', 'not found', 404);
    if (answer instanceof Error) throw answer;
    return { metadata: {}, ...answer };
  };
  patient = {
    client: { json } as KubeClient,
    namespace: 'souk-system',
    config: platformOf(),
    lookup: async () => ['127.0.0.1'],
    url: 'http://localhost:8080',
    fetch: async () => new Response('{}'),
  };
});

async function findings(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { name, state, message } of examinePatient(patient)) found[name] = `${state}: ${message}`;
  return found;
}

test('a healthy platform has nothing to complain of', async () => {
  expect(await findings()).toEqual({
    'Kubernetes version': 'ok: v1.37.2',
    Nodes: 'ok: 1 of 1 ready',
    'Your rights': 'ok: enough to install and upgrade Souk',
    'Storage class': 'ok: fast (csi.example.com)',
    'Store resource': 'ok: stores.souk.dev/v1alpha1',
    Roles: 'ok: souk-admin, souk-operator, souk-viewer, souk-tenant, souk-orchestrator',
    'Orchestrator and edge': 'ok: running',
    Images: 'ok: all 4 are on every node',
    'Names of stores': 'ok: doctor.local.gd is 127.0.0.1',
    API: 'ok: http://localhost:8080 is ready',
  });
});

test('before the installation the cluster alone is looked at', async () => {
  patient = { ...patient, config: undefined, url: undefined };
  delete answers['/apis/apiextensions.k8s.io/v1/customresourcedefinitions/stores.souk.dev'];
  const states = Object.values(await findings()).map((finding) => finding.split(':')[0]);
  expect(states).toEqual([...Array<string>(4).fill('ok'), ...Array<string>(6).fill('skipped')]);
});

const unready = { items: [{ metadata: { name: 'one' }, status: { conditions: [] } }] };
const local = { provisioner: 'rancher.io/local-path', metadata: { name: 'local-path' } };
test.each([
  [
    'Kubernetes version',
    '/version',
    { gitVersion: 'v1.28.1', major: '1', minor: '28' },
    /^failed: .*too old/,
  ],
  ['Nodes', '/api/v1/nodes', unready, /^failed: none is ready/],
  ['Images', '/api/v1/nodes', unready, /^warning: not seen .*store:2\.21\.2/],
  [
    'Your rights',
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    { status: { allowed: false } },
    /^warning: too few to upgrade/,
  ],
  [
    'Storage class',
    '/apis/storage.k8s.io/v1/storageclasses',
    { items: [local] },
    /^failed: none is the default/,
  ],
  [
    'Store resource',
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/stores.souk.dev',
    { spec: { versions: [{ name: 'v1', served: true }] } },
    /^failed: the cluster serves v1/,
  ],
  [
    'Roles',
    '/apis/rbac.authorization.k8s.io/v1/clusterroles/souk-tenant',
    undefined,
    /^failed: missing: souk-tenant/,
  ],
  ['Orchestrator and edge', `${system}/edge`, undefined, /^failed: not running: edge/],
  ['Nodes', '/api/v1/nodes', new KubeError('forbidden', 'no', 403), /^warning: you may not look/],
] as const)('%s: %s', async (name, path, answer, expected) => {
  answers[path] = answer;
  expect((await findings())[name]).toMatch(expected);
});

test('a name without an address, and an API that is not there', async () => {
  patient = {
    ...patient,
    lookup: () => Promise.reject(new Error('ENOTFOUND')),
    fetch: () => Promise.reject(new Error('ECONNREFUSED')),
  };
  const found = await findings();
  expect(found['Names of stores']).toBe('warning: doctor.local.gd has no address from here');
  expect(found['API']).toBe('failed: http://localhost:8080 does not answer');
});

test('a cluster that does not answer is not asked on', async () => {
  answers['/version'] = new KubeError('unavailable', 'the API server cannot be reached');
  const found = await findings();
  expect(Object.values(found)[0]).toBe('failed: the API server cannot be reached');
  expect(Object.values(found).slice(1)).toEqual(
    Array<string>(9).fill('skipped: the cluster cannot be asked'),
  );
});
