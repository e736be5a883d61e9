import type { KubernetesObject } from '../api/apply.ts';
import { clusterNetwork } from '../network/cluster-network.ts';
import { clusterRole } from './role.ts';

const namespace = 'kube-system';
const name = 'coredns';
/** The label by which network policies everywhere name the cluster's DNS. */
export const dnsLabels = { 'k8s-app': 'kube-dns' };

// Answers are kept for a second only: the alias of a store that moves must be followed soon.
const corefile = `.:53 {
  errors
  health :8080
  ready :8181
  kubernetes ${clusterNetwork.domain} in-addr.arpa {
    pods disabled
    ttl 1
  }
  cache 1
}
`;

/** CoreDNS as an ordinary pod behind the Service kube-dns, as on any cluster, so that policies can name it. */
export const dnsObjects = (image: string): KubernetesObject[] => [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
  ...clusterRole('souk:coredns', { kind: 'ServiceAccount', name, namespace }, [
    { apiGroups: [''], resources: ['services', 'namespaces', 'pods'], verbs: ['list', 'watch'] },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
  ]),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { Corefile: corefile } },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kube-dns', namespace, labels: dnsLabels },
    spec: {
      clusterIP: clusterNetwork.dnsService,
      selector: dnsLabels,
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP' },
        { name: 'dns-tcp', port: 53, protocol: 'TCP' },
      ],
    },
  },
  deployment(image),
];

const deployment = (image: string): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace, labels: dnsLabels },
  spec: {
    replicas: 1,
    selector: { matchLabels: dnsLabels },
    template: { metadata: { labels: dnsLabels }, spec: podSpec(image) },
  },
});

const podSpec = (image: string) => ({
  serviceAccountName: name,
  priorityClassName: 'system-cluster-critical',
  dnsPolicy: 'Default',
  enableServiceLinks: false,
  // There is nothing in flight to wait for that a client would not ask again.
  terminationGracePeriodSeconds: 5,
  securityContext: {
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
    sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '53' }],
  },
  containers: [
    {
      name,
      image,
      args: ['-conf', '/etc/coredns/Corefile'],
      ports: [
        { name: 'dns', containerPort: 53, protocol: 'UDP' },
        { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
      ],
      livenessProbe: { httpGet: { path: '/health', port: 8080 }, periodSeconds: 10, failureThreshold: 5 },
      readinessProbe: { httpGet: { path: '/ready', port: 8181 }, periodSeconds: 1 },
      resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      volumeMounts: [{ name: 'config', mountPath: '/etc/coredns', readOnly: true }],
    },
  ],
  volumes: [{ name: 'config', configMap: { name } }],
});
