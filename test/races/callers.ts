import { createClient, type Client } from '@souk/client';
import { instance, type Stage } from '../chaos/stage.ts';
import { kubectl } from '../../embedded/launcher/platform.ts';
import { embeddedAccess } from '../../embedded/launcher/targets/embedded.ts';

/** Somebody whom Kubernetes knows; `at` is the API of one replica as they call it. */
export type Caller = { name: string; token: string; at(url: string): Client };

const namespace = 'default';
const roles = {
  admin: [{ apiGroups: ['souk.dev'], resources: ['*'], verbs: ['*'] }],
  tenant: [{ apiGroups: ['souk.dev'], resources: ['stores/own'], verbs: ['*'] }],
} as const;

/** Makes a person with a role; names are used once in a run. */
export async function createCaller(
  { binDir }: Pick<Stage, 'binDir'>,
  account: string,
  role: keyof typeof roles,
): Promise<Caller> {
  const access = embeddedAccess(instance, binDir);
  const rbac = 'rbac.authorization.k8s.io';
  const named = { metadata: { name: `races-${account}` } };
  const items = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: account, namespace } },
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', ...named, rules: roles[role] },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      ...named,
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: `races-${account}` },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    },
  ];
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl({ ...access, input }, 'apply', '--server-side', '--filename', '-');
  const asked = ['create', 'token', account, '--namespace', namespace, '--audience', 'souk'];
  const token = (await kubectl(access, ...asked)).trim();
  return {
    name: `system:serviceaccount:${namespace}:${account}`,
    token,
    at: (baseUrl) => createClient({ baseUrl, token, timeoutMs: 60_000 }),
  };
}
