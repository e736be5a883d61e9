import type { StoreResource, Usage } from '@souk/contract';
import { scaleQuantity } from '@souk/kubernetes';
import { ClusterError } from '../../cluster/ports.ts';
import type { Handlers } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';
import { agentOf, requirePod } from './store-pod.ts';

/** A pod that has just begun is in nobody's figures yet. */
function notMeasured(error: unknown): unknown {
  if (!(error instanceof ClusterError)) return error;
  const detail = "The store's node has no figures of it now.";
  return new ProblemError('unavailable', { detail }, { 'retry-after': '10' });
}

const bytesOf = (quantity: string | undefined) =>
  quantity === undefined ? null : Math.round(Number(scaleQuantity(quantity, 1)));

/**
 * Volumes that the kubelet does not measure (local folders, say) the store measures itself. Nobody keeps such a folder to its
 * size, so what the plan grants is told as the capacity, unless there is less.
 */
async function diskOf(deps: Deps, store: StoreResource): Promise<Usage['disk']> {
  try {
    const { usedBytes, capacityBytes } = await deps.ports.agent.disk(await agentOf(deps.ports, store));
    const plan = deps.config.plans.find(({ name }) => name === store.spec.plan);
    return { usedBytes, capacityBytes: Math.min(capacityBytes, bytesOf(plan?.storage) ?? capacityBytes) };
  } catch (error) {
    if (error instanceof ClusterError || error instanceof ProblemError) return null;
    throw error;
  }
}

export function insideStoreHandlers(deps: Deps): Pick<Handlers, 'getHistory' | 'listActivity' | 'getUsage'> {
  const { findStore, ports } = deps;
  return {
    async getHistory({ caller, name }) {
      const store = await findStore(caller, 'get', name);
      const namespace = store.status?.namespace;
      return { body: { items: namespace ? await ports.insides.revisions(namespace, name) : [] } };
    },
    async listActivity({ caller, name }) {
      const store = await findStore(caller, 'get', name);
      return { body: { items: await ports.insides.activity(store) } };
    },
    async getUsage({ caller, name }) {
      const store = await findStore(caller, 'get', name);
      const { namespace, pod } = await requirePod(ports, store);
      const usage = await ports.insides.usage(namespace, pod).catch((error: unknown) => {
        throw notMeasured(error);
      });
      const disk = usage.disk ?? (await diskOf(deps, store));
      return { body: { ...usage, disk, memoryLimitBytes: bytesOf(pod.memoryLimit) } };
    },
  };
}
