import { clusterNetwork } from '../network/cluster-network.ts';

/**
 * Every pod gets a link of its own to the node (ptp) and not a port of a common bridge: so all traffic
 * between pods is routed and passes FORWARD, where policies are enforced, whether or not the kernel has
 * br_netfilter. There is no masquerading: pods have no way out.
 */
export const cniConfig = (): string =>
  JSON.stringify(
    {
      cniVersion: '1.0.0',
      name: 'pods',
      plugins: [
        {
          type: 'ptp',
          ipMasq: false,
          ipam: {
            type: 'host-local',
            // Kept over restarts: addresses are given in turn, so that one is not used again while the API
            // server still names its last owner.
            dataDir: '/var/lib/cni/networks',
            ranges: [[{ subnet: clusterNetwork.pods }]],
            routes: [{ dst: '0.0.0.0/0' }],
          },
        },
        { type: 'portmap', capabilities: { portMappings: true } },
      ],
    },
    null,
    2,
  );
