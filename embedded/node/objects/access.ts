import type { KubernetesObject } from '../api/apply.ts';
import { clients } from '../pki/identity.ts';
import { clusterRole, user } from './role.ts';

const read = ['get', 'list', 'watch'];

/** What the node's own programs may do; Kubernetes' components bring their roles themselves. */
export const access = (): KubernetesObject[] => [
  ...clusterRole('souk:network-policy', user(clients.networkPolicy.commonName), [
    { apiGroups: [''], resources: ['pods', 'namespaces'], verbs: read },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: read },
  ]),
  // The role of the controller that this one stands in for.
  ...binding('system:controller:namespace-controller', clients.namespaceDeletion.commonName),
];

const binding = (role: string, name: string): KubernetesObject[] => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [user(name)],
  },
];
