import type { KubernetesObject } from '../api/apply.ts';
import { clients } from '../pki/identity.ts';
import { clusterRole, user } from './role.ts';

const read = ['get', 'list', 'watch'];

export const storageObjects = (): KubernetesObject[] => [
  ...clusterRole('souk:local-path', user(clients.localPath.commonName), [
    {
      apiGroups: [''],
      resources: ['persistentvolumes'],
      verbs: [...read, 'create', 'update', 'patch', 'delete'],
    },
    { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: [...read, 'update', 'patch'] },
    { apiGroups: [''], resources: ['nodes'], verbs: read },
    { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['create', 'patch', 'update'] },
    { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: read },
  ]),
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name: 'local-path',
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    provisioner: 'souk.dev/local-path',
    reclaimPolicy: 'Delete',
    // There is one node, so nothing is gained by waiting for the pod, and the scheduler looks only once a
    // second whether a volume that it had to wait for is there.
    volumeBindingMode: 'Immediate',
  },
];
