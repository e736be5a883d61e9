import { Readable } from 'node:stream';
import { storeLabel } from '@souk/contract';
import {
  type KubeClient,
  listObjects,
  type MetadataOnly,
  type NodeStats,
  pathOf,
  type Pod,
  resources,
} from '@souk/kubernetes';
import { ask, toClusterError } from './ask.ts';
import { followActivity, listActivity } from './kube-activity.ts';
import { usageOf } from './kube-usage.ts';
import { ClusterError, type StoreInsides, type StorePod } from './ports.ts';

/** Helm's record of a revision says in its labels all that is needed, so its content is never read. */
const versionLabel = 'souk.dev/version';

type PlacedPod = Pod & {
  spec?: { containers?: { name: string; resources?: { limits?: { memory?: string } } }[] };
  status?: { podIP?: string; hostIP?: string };
};

const isReady = ({ status }: PlacedPod) =>
  status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ?? false;

/** The one that serves comes first, then the newest. */
function order(a: PlacedPod, b: PlacedPod): number {
  if (isReady(a) !== isReady(b)) return isReady(a) ? -1 : 1;
  return (b.metadata.creationTimestamp ?? '').localeCompare(a.metadata.creationTimestamp ?? '');
}

function toStorePod({ metadata, spec, status }: PlacedPod): StorePod {
  const shop = spec?.containers?.find(({ name }) => name === 'medusa');
  return {
    name: metadata.name,
    nodeAddress: status?.hostIP,
    address: status?.podIP,
    memoryLimit: shop?.resources?.limits?.memory,
  };
}

/** The pod that serves a store, or serves it next. */
export async function servingPod(client: KubeClient, namespace: string): Promise<StorePod | undefined> {
  const path = pathOf(resources.pods, { namespace });
  const { items } = await ask(
    listObjects<PlacedPod>(client, path, {
      labelSelector: `${storeLabel},app.kubernetes.io/name=store`,
      fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed',
    }),
  );
  const [best] = items.filter(({ metadata }) => !metadata.deletionTimestamp).toSorted(order);
  return best && toStorePod(best);
}

/** Asks the cluster itself each time: these calls are rare, and a copy of everything would be large. */
export function createKubeInsides(client: KubeClient, nodeStats: NodeStats): StoreInsides {
  return {
    pod: (namespace) => servingPod(client, namespace),
    async revisions(namespace, release) {
      const { items } = await ask(
        listObjects<MetadataOnly>(client, pathOf(resources.secrets, { namespace }), {
          labelSelector: `owner=helm,name=${release}`,
          metadataOnly: true,
        }),
      );
      const revisions = items.map(({ metadata: { labels = {}, creationTimestamp } }) => ({
        revision: Number(labels.version ?? 0),
        status: labels.status ?? 'unknown',
        version: labels[versionLabel] ?? '',
        // Helm hands labels down from the first revision to all that follow, its own label `modifiedAt` too.
        updatedAt: creationTimestamp ?? null,
      }));
      return revisions.toSorted((a, b) => b.revision - a.revision);
    },
    activity: (store) => listActivity(client, store),
    followActivity: (store, signal) => followActivity(client, store, signal),
    async log({ namespace, pod }, { container, tail, follow, previous }, signal) {
      const path = pathOf(resources.pods, { namespace, name: pod, subresource: 'log' });
      const query = { container, tailLines: tail, follow, previous };
      const { body } = await ask(client.open('GET', path, { query, accept: '*/*', signal }));
      if (!body) throw new ClusterError('unavailable', 'the log has no body');
      return Readable.fromWeb(body, { signal });
    },
    async usage(namespace, pod) {
      if (!pod.nodeAddress) throw new ClusterError('not-found', 'the pod is on no node');
      const pods = await nodeStats(pod.nodeAddress).catch((error: unknown) => {
        throw toClusterError(error);
      });
      const stats = pods.find(({ podRef }) => podRef.namespace === namespace && podRef.name === pod.name);
      if (!stats) throw new ClusterError('not-found', 'the node does not know the pod yet');
      return usageOf(stats);
    },
  };
}
