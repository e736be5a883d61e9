/** A certificate that the cluster needs: who it names and what it is good for. */
export type Identity = {
  /** File name without ending. */
  name: string;
  commonName: string;
  /** Kubernetes reads it as a group. */
  organization?: string;
  /** Addresses and names that a server answers for; a client has none. */
  hosts?: readonly string[];
};

const inCluster = [
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
];

/** Server certificates; `node` is the node's address, `service` that of the Service `kubernetes`. */
export const servers = (node: string, service: string): Identity[] => [
  {
    name: 'apiserver',
    commonName: 'kube-apiserver',
    hosts: [node, '127.0.0.1', service, 'localhost', ...inCluster],
  },
  { name: 'kubelet', commonName: 'node', hosts: [node, '127.0.0.1', 'node', 'localhost'] },
];

/** Client certificates, each with a kubeconfig of its own but the last. */
export const clients = {
  admin: { name: 'admin', commonName: 'admin', organization: 'system:masters' },
  controllerManager: { name: 'controller-manager', commonName: 'system:kube-controller-manager' },
  scheduler: { name: 'scheduler', commonName: 'system:kube-scheduler' },
  proxy: { name: 'proxy', commonName: 'system:kube-proxy' },
  node: { name: 'node', commonName: 'system:node:node', organization: 'system:nodes' },
  networkPolicy: { name: 'network-policy', commonName: 'souk:network-policy' },
  namespaceDeletion: { name: 'namespace-deletion', commonName: 'souk:namespace-deletion' },
  localPath: { name: 'local-path', commonName: 'souk:local-path' },
  kubeletClient: {
    name: 'apiserver-kubelet-client',
    commonName: 'kube-apiserver-kubelet-client',
    organization: 'system:masters',
  },
} as const satisfies Record<string, Identity>;
