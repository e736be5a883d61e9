import { idleSeconds, type PlatformConfig, snapshotId, type StoreResource } from '@souk/contract';
import { type KubeClient, readSecret } from '@souk/kubernetes';
import { type AgentView, namespaceOf, type Observation } from '@souk/lifecycle';
import { z } from 'zod';
import { visitsWake } from './door.ts';
import type { Watches } from './watches.ts';

/** What the store's own process says of its boot and its use, where a decision needs it; undefined when it says nothing. */
export type AgentProbe = (watches: Watches, observation: Observation) => Promise<AgentView | undefined>;

const port = 9001;
const timeoutMs = 1000;
const maxMessage = 300;
const answer = z.object({
  state: z.enum(['starting', 'snapshotting', 'migrating', 'restoring', 'serving']),
  message: z.string().optional(),
  lastRequestAt: z.iso.datetime().optional(),
  awaits: snapshotId.optional(),
});

/** Outside the cluster no pod can be reached. */
export const noAgent: AgentProbe = () => Promise.resolve(undefined);

const changes: readonly string[] = ['upgrade', 'wake', 'rollback'];

/**
 * Asks the newest pod, with the token that only Souk and the store know: during a change, and whether a store that is to sleep
 * by itself is idle. A use that is remembered saves the question for as long as it keeps the store awake anyhow. A new store that waits for
 * another one's snapshot says so.
 */
export function createAgentProbe(
  client: KubeClient,
  config: Pick<PlatformConfig, 'ingress' | 'ingressController'>,
  askPod = askNewestPod,
): AgentProbe {
  // What no visit could wake would sleep on.
  const wakes = visitsWake(config);
  const used = new Map<string, number>();
  return async (watches, { store, now }) => {
    const { uid } = store.metadata;
    const type = store.status?.operation?.type ?? '';
    const isClone = type === 'install' && store.spec.from !== undefined;
    const asks = changes.includes(type) || isClone || (wakes && mayBeIdle(store, used.get(uid) ?? 0, now));
    if (!asks) return undefined;
    const said = await askPod(client, watches, namespaceOf(store));
    if (said?.lastRequestAt !== undefined && store.spec.sleepAfter) used.set(uid, said.lastRequestAt);
    else used.delete(uid);
    return said;
  };
}

function mayBeIdle({ spec, status, metadata }: StoreResource, usedAt: number, now: number): boolean {
  if (!spec.sleepAfter || spec.hibernated || metadata.deletionTimestamp || !status?.readyAt) return false;
  return now - usedAt >= idleSeconds(spec.sleepAfter) * 1000;
}

async function askNewestPod(
  client: KubeClient,
  watches: Watches,
  namespace: string,
): Promise<AgentView | undefined> {
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
}

/** A store runs its merchant's code: what it says is checked, and cut. */
async function ask(address: string, token: string): Promise<AgentView> {
  const host = address.includes(':') ? `[${address}]` : address;
  const response = await fetch(`http://${host}:${port}/status`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  });
  const { state, message, lastRequestAt, awaits } = answer.parse(await response.json());
  return {
    state,
    ...(message ? { message: message.slice(0, maxMessage) } : {}),
    ...(awaits ? { awaits } : {}),
    ...(lastRequestAt ? { lastRequestAt: Date.parse(lastRequestAt) } : {}),
  };
}
