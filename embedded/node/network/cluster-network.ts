/** Addresses inside every instance. They can be the same in all: each has a network namespace of its own. */
export const clusterNetwork = {
  services: '10.250.0.0/16',
  /** The Service `kubernetes` gets the first address of the range. */
  apiService: '10.250.0.1',
  dnsService: '10.250.0.10',
  pods: '10.251.0.0/16',
  domain: 'cluster.local',
} as const;

export const nodeName = 'node';
export const apiServerPort = 6443;
