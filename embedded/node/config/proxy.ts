import { stringify } from 'yaml';
import { clusterNetwork, nodeName } from '../network/cluster-network.ts';
import { insideKubeconfig } from '../paths.ts';

export const proxyConfig = (): string =>
  stringify({
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: { kubeconfig: insideKubeconfig('proxy') },
    hostnameOverride: nodeName,
    mode: 'nftables',
    clusterCIDR: clusterNetwork.pods,
    oomScoreAdj: 0,
    // The limits of connection tracking are the machine's, not ours to change.
    conntrack: { maxPerCore: 0, min: 0 },
    nftables: { minSyncPeriod: '0s' },
  });
