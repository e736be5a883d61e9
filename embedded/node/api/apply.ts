import type { ApiClient } from './client.ts';

export type KubernetesObject = {
  apiVersion: string;
  kind: keyof typeof plurals;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
};

const plurals = {
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  ConfigMap: 'configmaps',
  Deployment: 'deployments',
  Service: 'services',
  ServiceAccount: 'serviceaccounts',
  StorageClass: 'storageclasses',
} as const;

export function pathOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const namespace = metadata.namespace ? `/namespaces/${metadata.namespace}` : '';
  return `${group}${namespace}/${plurals[kind]}/${metadata.name}`;
}

/** Server-side apply: creates what is missing, and takes back only the fields that are ours. */
export async function apply(client: ApiClient, object: KubernetesObject): Promise<void> {
  await client({
    method: 'PATCH',
    path: `${pathOf(object)}?fieldManager=souk-embedded&force=true`,
    body: object,
    contentType: 'application/apply-patch+yaml',
  });
}
