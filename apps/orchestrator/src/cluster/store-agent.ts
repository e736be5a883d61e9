import { snapshot, snapshotList } from '@souk/contract';
import type { z } from 'zod';
import { type AgentAddress, ClusterError, type ClusterErrorKind, type StoreAgent } from './ports.ts';

const agentPort = 9001;
/** Milliseconds. A backup is made while the caller waits; the other calls are short. */
const patience = { short: 8_000, long: 120_000 };

const kinds: Record<number, ClusterErrorKind> = {
  401: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  503: 'unavailable',
  507: 'unavailable',
};

type Ask = { method: string; path: string; body?: unknown; ms?: number };

async function send({ address, token }: AgentAddress, { method, path, body, ms = patience.short }: Ask) {
  const host = address.includes(':') ? `[${address}]` : address;
  const answer = await fetch(`http://${host}:${agentPort}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ms),
    redirect: 'error',
  }).catch((error: unknown) => {
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw new ClusterError(late ? 'timeout' : 'unavailable', "the store's agent cannot be reached", {
      cause: error,
    });
  });
  if (answer.ok) return answer;
  throw new ClusterError(kinds[answer.status] ?? 'unknown', `the store's agent answered ${answer.status}`);
}

/** A store runs its merchant's code: what it says is checked like any input. */
async function read<S extends z.ZodType>(answer: Response, schema: S): Promise<z.output<S>> {
  const parsed = schema.safeParse(await answer.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new ClusterError('unknown', "the store's agent answered something else than it should");
}

const pathOf = (id: string) => `/snapshots/${encodeURIComponent(id)}`;

/** The agent of each store's pod, over the pod network. */
export function createStoreAgent(): StoreAgent {
  return {
    async list(at) {
      const { items } = await read(await send(at, { method: 'GET', path: '/snapshots' }), snapshotList);
      return items.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
    async create(at) {
      const body = { reason: 'manual' };
      const ask = { method: 'POST', path: '/snapshots', body, ms: patience.long };
      return await read(await send(at, ask), snapshot);
    },
    async restore(at, id) {
      await send(at, { method: 'POST', path: `${pathOf(id)}/restore` });
    },
    async remove(at, id) {
      await send(at, { method: 'DELETE', path: pathOf(id), ms: patience.long });
    },
  };
}
