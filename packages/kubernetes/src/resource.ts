/** Where a kind of object lives in the API. `group` is empty for the core group. */
export type Resource = { group: string; version: string; plural: string; kind: string };

const core = (plural: string, kind: string): Resource => ({ group: '', version: 'v1', plural, kind });

/** The kinds that Souk works with. */
export const resources = {
  stores: { group: 'souk.dev', version: 'v1alpha1', plural: 'stores', kind: 'Store' },
  namespaces: core('namespaces', 'Namespace'),
  pods: core('pods', 'Pod'),
  secrets: core('secrets', 'Secret'),
  services: core('services', 'Service'),
  events: core('events', 'Event'),
  resourceQuotas: core('resourcequotas', 'ResourceQuota'),
  limitRanges: core('limitranges', 'LimitRange'),
  persistentVolumeClaims: core('persistentvolumeclaims', 'PersistentVolumeClaim'),
  persistentVolumes: core('persistentvolumes', 'PersistentVolume'),
  serviceAccounts: core('serviceaccounts', 'ServiceAccount'),
  networkPolicies: {
    group: 'networking.k8s.io',
    version: 'v1',
    plural: 'networkpolicies',
    kind: 'NetworkPolicy',
  },
  ingresses: { group: 'networking.k8s.io', version: 'v1', plural: 'ingresses', kind: 'Ingress' },
  deployments: { group: 'apps', version: 'v1', plural: 'deployments', kind: 'Deployment' },
  endpointSlices: {
    group: 'discovery.k8s.io',
    version: 'v1',
    plural: 'endpointslices',
    kind: 'EndpointSlice',
  },
  storageClasses: {
    group: 'storage.k8s.io',
    version: 'v1',
    plural: 'storageclasses',
    kind: 'StorageClass',
  },
  leases: { group: 'coordination.k8s.io', version: 'v1', plural: 'leases', kind: 'Lease' },
} as const satisfies Record<string, Resource>;

/** `{group, version}` as it stands in an object's `apiVersion`. */
export const apiVersionOf = ({ group, version }: Resource): string =>
  group ? `${group}/${version}` : version;

/** Path of a collection, an object or its subresource. A missing namespace means all, or none for cluster-scoped kinds. */
export function pathOf(
  resource: Resource,
  at: { namespace?: string; name?: string; subresource?: string } = {},
): string {
  const base = resource.group ? `/apis/${resource.group}/${resource.version}` : `/api/${resource.version}`;
  const parts = [
    at.namespace ? `namespaces/${at.namespace}` : '',
    resource.plural,
    at.name ?? '',
    at.subresource ?? '',
  ];
  return [base, ...parts.filter(Boolean)].join('/');
}
