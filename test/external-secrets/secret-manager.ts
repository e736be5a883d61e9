import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { platform } from '../e2e/support/platform.ts';

/** Where the keys of all shops are kept in this test: Secrets of one namespace. */
export const manager = 'secret-manager';

type Kubeconfig = { clusters: [{ cluster: { server: string; 'certificate-authority-data': string } }] };

/** A namespace that only the reader's account may read Secrets of, and the store of the operator that leads there. */
export async function secretManager(): Promise<object[]> {
  const { clusters } = parse(await readFile(platform.kubeconfig, 'utf8')) as Kubeconfig;
  const [{ cluster }] = clusters;
  const metadata = { name: 'reader', namespace: manager };
  const rbac = 'rbac.authorization.k8s.io';
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: manager } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata,
      rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'] }],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: rbac, kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'ServiceAccount', ...metadata }],
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: 'company' },
      spec: {
        provider: {
          kubernetes: {
            remoteNamespace: manager,
            server: { url: cluster.server, caBundle: cluster['certificate-authority-data'] },
            auth: { serviceAccount: metadata },
          },
        },
      },
    },
  ];
}

/** One entry: the keys of one shop. */
export const entry = (name: string, stringData: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: manager },
  stringData,
});
