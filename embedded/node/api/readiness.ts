import { dnsLabels } from '../objects/dns.ts';
import { nodeName } from '../network/cluster-network.ts';
import { type ApiClient, ApiError, getJson } from './client.ts';

type Condition = { type: string; status: string; lastHeartbeatTime?: string };
type Node = { status?: { conditions?: Condition[] } };
type ContainerStatus = { state?: { running?: { startedAt: string } } };
type Pod = {
  metadata: { deletionTimestamp?: string };
  status?: { conditions?: Condition[]; containerStatuses?: ContainerStatus[] };
};

/** Everything in the cluster may still say what was true before a restart: only news since `from` (ms) counts. */
const isNews = (timestamp: string | undefined, from: number): boolean =>
  // The API server keeps whole seconds.
  timestamp !== undefined && Date.parse(timestamp) >= Math.floor(from / 1000) * 1000;

const isTrue = (conditions: Condition[] | undefined, type: string): Condition | undefined =>
  conditions?.find((condition) => condition.type === type && condition.status === 'True');

export const nodeIsReady = (node: Node, from: number): boolean =>
  isNews(isTrue(node.status?.conditions, 'Ready')?.lastHeartbeatTime, from);

export const podIsReady = (pod: Pod, from: number): boolean => {
  const containers = pod.status?.containerStatuses ?? [];
  return (
    pod.metadata.deletionTimestamp === undefined &&
    isTrue(pod.status?.conditions, 'Ready') !== undefined &&
    containers.length > 0 &&
    containers.every(({ state }) => isNews(state?.running?.startedAt, from))
  );
};

const unlessAbsent = async (ask: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
};

export const apiServerIsReady = (client: ApiClient): Promise<boolean> =>
  unlessAbsent(async () => (await client({ path: '/readyz', timeoutMs: 2000 })) === 'ok');

export const nodeReady = (client: ApiClient, from: number): Promise<boolean> =>
  unlessAbsent(async () => nodeIsReady(await getJson<Node>(client, `/api/v1/nodes/${nodeName}`), from));

export const dnsReady = (client: ApiClient, from: number): Promise<boolean> =>
  unlessAbsent(async () => {
    const [label] = Object.entries(dnsLabels).map(([key, value]) => `${key}=${value}`);
    const path = `/api/v1/namespaces/kube-system/pods?labelSelector=${encodeURIComponent(label ?? '')}`;
    const { items } = await getJson<{ items: Pod[] }>(client, path);
    return items.some((pod) => podIsReady(pod, from));
  });
