import type { StoreResource } from '@souk/contract';
import type { AgentAddress, ClusterPorts, StorePod } from '../../cluster/ports.ts';
import { phaseOf } from '../../stores/to-store.ts';
import { ProblemError } from '../problem-error.ts';

/** The Secret in each store's namespace, and the key that opens the store's agent. */
const secret = { name: 'store', key: 'agent-token' };

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

/** Throws `not-running`, or `action-not-allowed` for a store that has no agent. */
export async function agentOf(ports: ClusterPorts, store: StoreResource): Promise<AgentAddress> {
  const { namespace, pod } = await requirePod(ports, store);
  if (!pod.address) throw new ProblemError('not-running', { detail: 'The pod of the store has not begun.' });
  const token = (await ports.readSecret(namespace, secret.name))?.[secret.key];
  if (token) return { address: pod.address, token };
  throw new ProblemError('action-not-allowed', { detail: 'This store was made without backups.' });
}
