import { stringify } from 'yaml';
import { clusterNetwork } from '../network/cluster-network.ts';
import { inside } from '../paths.ts';

/** `cgroupRoot` must be the instance's own: a kubelet ends every pod below it that it does not know. */
export const kubeletConfig = (cgroupRoot: string): string =>
  stringify({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: inside.authority },
    },
    authorization: { mode: 'Webhook' },
    tlsCertFile: `${inside.pki}/kubelet.pem`,
    tlsPrivateKeyFile: `${inside.pki}/kubelet.pem`,
    containerRuntimeEndpoint: `unix://${inside.containerdSocket}`,
    cgroupRoot,
    cgroupDriver: 'cgroupfs',
    failCgroupV1: false,
    failSwapOn: false,
    // Anything else needs CAP_SYS_RESOURCE, which not every root has.
    oomScoreAdj: 0,
    maxOpenFiles: 20_000,
    maxPods: 500,
    podPidsLimit: 4096,
    address: '0.0.0.0',
    makeIPTablesUtilChains: false,
    clusterDNS: [clusterNetwork.dnsService],
    clusterDomain: clusterNetwork.domain,
    resolvConf: `${inside.config}/resolv.conf`,
    serializeImagePulls: false,
    registryPullQPS: 0,
    // There is no registry to pull a removed image from again.
    imageGCHighThresholdPercent: 100,
    evictionHard: { 'nodefs.available': '1Gi', 'imagefs.available': '1Gi', 'memory.available': '100Mi' },
    volumePluginDir: '/var/lib/kubelet/volume-plugins',
    syncFrequency: '10s',
    nodeStatusUpdateFrequency: '5s',
    kubeAPIQPS: 200,
    kubeAPIBurst: 400,
    eventRecordQPS: 0,
  });
