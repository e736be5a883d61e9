import { type KubeClient, readSecret } from '@souk/kubernetes';
import { type AgentView, namespaceOf, type Observation } from '@souk/lifecycle';
import { z } from 'zod';
import type { Watches } from './watches.ts';

/** What the store's own process says of its boot, while something is under way; undefined when it says nothing. */
export type AgentProbe = (watches: Watches, observation: Observation) => Promise<AgentView | undefined>;

const port = 9001;
const timeoutMs = 1000;
const maxMessage = 300;
const answer = z.object({
  state: z.enum(['starting', 'snapshotting', 'migrating', 'restoring', 'serving']),
  message: z.string().optional(),
});

/** Outside the cluster no pod can be reached. */
export const noAgent: AgentProbe = () => Promise.resolve(undefined);

/** Asks the newest pod, with the token that only Souk and the store know. */
export function createAgentProbe(client: KubeClient): AgentProbe {
  return async (watches, { store }) => {
    const type = store.status?.operation?.type;
    if (type !== 'upgrade' && type !== 'wake' && type !== 'rollback') return undefined;
    const namespace = namespaceOf(store);
    const pods = watches.pods.group(namespace).filter(({ metadata }) => !metadata.deletionTimestamp);
    const address = pods.at(-1)?.status?.podIP;
    if (!address) return undefined;
    try {
      const token = (await readSecret(client, namespace, 'store'))?.['agent-token'];
      return token ? await ask(address, token) : undefined;
    } catch {
      // Not up yet, or an image without it: the pod's readiness says enough.
      return undefined;
    }
  };
}

/** A store runs its merchant's code: what it says is checked, and cut. */
async function ask(address: string, token: string): Promise<AgentView> {
  const host = address.includes(':') ? `[${address}]` : address;
  const response = await fetch(`http://${host}:${port}/status`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  });
  const { state, message } = answer.parse(await response.json());
  return { state, ...(message ? { message: message.slice(0, maxMessage) } : {}) };
}
