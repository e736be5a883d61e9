import type { StoreResource } from '@souk/contract';
import { scaleQuantity } from '@souk/kubernetes';
import { ClusterError, type ClusterPorts, type StorePod } from '../../cluster/ports.ts';
import { phaseOf } from '../../stores/to-store.ts';
import type { Handlers } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';

/** The pod of a store that runs; throws `not-running`. */
export async function requirePod(
  { insides }: ClusterPorts,
  store: StoreResource,
): Promise<{ namespace: string; pod: StorePod }> {
  const namespace = store.status?.namespace;
  const pod = namespace ? await insides.pod(namespace) : undefined;
  if (namespace && pod) return { namespace, pod };
  const detail = `The store is ${phaseOf(store)} and has no pod now.`;
  throw new ProblemError('not-running', { detail });
}

/** A pod that has just begun is in nobody's figures yet. */
function notMeasured(error: unknown): unknown {
  if (!(error instanceof ClusterError)) return error;
  const detail = "The store's node has no figures of it now.";
  return new ProblemError('unavailable', { detail }, { 'retry-after': '10' });
}

const bytesOf = (quantity: string | undefined) =>
  quantity === undefined ? null : Math.round(Number(scaleQuantity(quantity, 1)));

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
      return { body: { ...usage, memoryLimitBytes: bytesOf(pod.memoryLimit) } };
    },
  };
}
