import { apiServerPort, clusterNetwork, nodeName } from '../network/cluster-network.ts';
import { inside, insideKubeconfig } from '../paths.ts';
import { flags } from './flags.ts';

/** A program that runs in the node for as long as the node does. */
export type ComponentSpec = {
  name: string;
  /** Path inside the node, and arguments. */
  command: readonly [string, ...string[]];
  /** A line of its log that says it is up; without one it is up as soon as it runs. */
  ready?: RegExp;
};

const bin = (program: string): string => `${inside.bin}/${program}`;
const pem = (name: string): string => `${inside.pki}/${name}.pem`;

export type ComponentName =
  | 'containerd'
  | 'etcd'
  | 'apiServer'
  | 'controllerManager'
  | 'scheduler'
  | 'namespaceDeletion'
  | 'networkPolicy'
  | 'proxy'
  | 'localPath'
  | 'kubelet';

/** Every component of a node whose address is `node`. All paths are absolute: a working folder inside has no name. */
export function components(node: string): Record<ComponentName, ComponentSpec> {
  return {
    containerd: {
      name: 'containerd',
      command: [bin('containerd'), ...flags({ config: `${inside.config}/containerd.toml` })],
      ready: /containerd successfully booted/,
    },
    etcd: { name: 'etcd', command: [bin('etcd'), ...etcdFlags()], ready: /ready to serve client requests/ },
    apiServer: { name: 'kube-apiserver', command: kube('kube-apiserver', apiServerFlags(node)) },
    controllerManager: {
      name: 'kube-controller-manager',
      command: kube('kube-controller-manager', controllerManagerFlags()),
    },
    scheduler: { name: 'kube-scheduler', command: kube('kube-scheduler', controllerFlags('scheduler')) },
    namespaceDeletion: {
      name: 'namespace-deletion',
      command: [bin('namespace-deletion'), ...flags({ kubeconfig: insideKubeconfig('namespace-deletion') })],
    },
    networkPolicy: {
      name: 'network-policy',
      command: [
        bin('network-policy'),
        ...flags({
          kubeconfig: insideKubeconfig('network-policy'),
          node: nodeName,
          'pod-network': clusterNetwork.pods,
        }),
      ],
      ready: /Rules are in place/,
    },
    proxy: {
      name: 'kube-proxy',
      command: kube('kube-proxy', flags({ config: `${inside.config}/proxy.yaml` })),
    },
    localPath: {
      name: 'local-path',
      command: [
        bin('local-path'),
        ...flags({ kubeconfig: insideKubeconfig('local-path'), node: nodeName, root: inside.volumes }),
      ],
    },
    kubelet: { name: 'kubelet', command: kube('kubelet', kubeletFlags(node)) },
  };
}

const kube = (component: string, args: string[]): [string, ...string[]] => [bin('kube'), component, ...args];

const etcdFlags = () =>
  flags({
    'data-dir': '/var/lib/etcd',
    'listen-client-urls': 'http://127.0.0.1:2379',
    'advertise-client-urls': 'http://127.0.0.1:2379',
    'listen-peer-urls': 'http://127.0.0.1:2380',
    'initial-advertise-peer-urls': 'http://127.0.0.1:2380',
    'initial-cluster': 'default=http://127.0.0.1:2380',
    'auto-compaction-retention': '1h',
  });

const apiServerFlags = (node: string) =>
  flags({
    'etcd-servers': 'http://127.0.0.1:2379',
    'bind-address': '0.0.0.0',
    'secure-port': apiServerPort,
    // Pods reach it by this address, so that it cannot be loopback.
    'advertise-address': node,
    'tls-cert-file': pem('apiserver'),
    'tls-private-key-file': pem('apiserver'),
    'client-ca-file': inside.authority,
    'service-account-key-file': pem('service-account'),
    'service-account-signing-key-file': pem('service-account'),
    'service-account-issuer': `https://kubernetes.default.svc.${clusterNetwork.domain}`,
    'service-cluster-ip-range': clusterNetwork.services,
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction',
    'allow-privileged': true,
    'kubelet-preferred-address-types': 'InternalIP',
    'kubelet-client-certificate': pem('apiserver-kubelet-client'),
    'kubelet-client-key': pem('apiserver-kubelet-client'),
    'kubelet-certificate-authority': inside.authority,
    profiling: false,
  });

const controllerFlags = (kubeconfig: string) =>
  flags({
    kubeconfig: insideKubeconfig(kubeconfig),
    'authentication-kubeconfig': insideKubeconfig(kubeconfig),
    'authorization-kubeconfig': insideKubeconfig(kubeconfig),
    'bind-address': '127.0.0.1',
    // There is never a second one to hand over to, and waiting for a lease would delay each start.
    'leader-elect': false,
    'kube-api-qps': 200,
    'kube-api-burst': 400,
    profiling: false,
  });

const controllerManagerFlags = () => [
  ...controllerFlags('controller-manager'),
  ...flags({
    'service-account-private-key-file': pem('service-account'),
    'root-ca-file': inside.authority,
    'use-service-account-credentials': true,
    // namespace-deletion does that, sooner.
    controllers: '*,-namespace-controller',
    'allocate-node-cidrs': false,
    'cluster-cidr': clusterNetwork.pods,
    'concurrent-namespace-syncs': 50,
    'concurrent-gc-syncs': 40,
  }),
];

const kubeletFlags = (node: string) =>
  flags({
    config: `${inside.config}/kubelet.yaml`,
    kubeconfig: insideKubeconfig('node'),
    'root-dir': '/var/lib/kubelet',
    'cert-dir': '/var/lib/kubelet/pki',
    'hostname-override': nodeName,
    'node-ip': node,
  });
