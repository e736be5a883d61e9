import { clients } from '../pki/identity.ts';
import { clusterRole, user } from './role.ts';

const read = ['get', 'list', 'watch'];

export const networkPolicyAccess = () =>
  clusterRole('souk:network-policy', user(clients.networkPolicy.commonName), [
    { apiGroups: [''], resources: ['pods', 'namespaces'], verbs: read },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: read },
  ]);
