import type { KubeConfig } from '@kubernetes/client-node';
import { fetch } from 'undici';
import { loadKubeConfig } from './client.ts';
import { createConnection } from './connection.ts';
import { fromAnswer, toKubeError } from './kube-error.ts';

/** The part of the kubelet's summary that Souk reads; sizes are bytes, times RFC 3339. */
export type PodStats = {
  podRef: { name: string; namespace: string };
  containers?: {
    name: string;
    cpu?: { time?: string; usageNanoCores?: number };
    memory?: { workingSetBytes?: number };
  }[];
  volume?: { usedBytes?: number; capacityBytes?: number; pvcRef?: { name: string; namespace: string } }[];
};

/** What the pods of the node at this address take now; throws KubeError. */
export type NodeStats = (nodeAddress: string) => Promise<PodStats[]>;

const kubeletPort = 10_250;
const timeoutMs = 5_000;

/**
 * Asks the kubelet itself, with the same authority and credentials as the API server: this needs `nodes/stats`
 * only. The way through the API server would need `nodes/proxy`, which lets its holder run anything in any pod.
 */
export function createNodeStats(config: KubeConfig = loadKubeConfig()): NodeStats {
  const connection = createConnection(config);
  return async (nodeAddress) => {
    const host = nodeAddress.includes(':') ? `[${nodeAddress}]` : nodeAddress;
    try {
      const { headers, dispatcher } = await connection();
      const answer = await fetch(`https://${host}:${kubeletPort}/stats/summary`, {
        headers,
        ...(dispatcher ? { dispatcher } : {}),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!answer.ok) throw fromAnswer(answer.status, await answer.text());
      const { pods = [] } = (await answer.json()) as { pods?: PodStats[] };
      return pods;
    } catch (error) {
      throw toKubeError(error);
    }
  };
}
