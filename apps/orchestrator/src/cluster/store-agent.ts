import { diskUsage, snapshot, snapshotList } from '@souk/contract';
import type { z } from 'zod';
import { type AgentAddress, ClusterError, type ClusterErrorKind, type StoreAgent } from './ports.ts';

const agentPort = 9001;
/** Milliseconds. A backup is made while the caller waits; the other calls are short. */
const patience = { short: 8_000, list: 20_000, long: 600_000 };

const kinds: Record<number, ClusterErrorKind> = {
  401: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  503: 'unavailable',
  507: 'unavailable',
};

/** A store runs its merchant's code: its words are cut, and hold no control characters. */
async function wordsOf(answer: Response): Promise<string> {
  const { detail } = ((await answer.json().catch(() => null)) ?? {}) as { detail?: unknown };
  const words = typeof detail === 'string' ? detail.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 400) : '';
  return words || 'The bucket did not take the snapshot';
}

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
  if (answer.status === 502) throw new ClusterError('not-stored', await wordsOf(answer));
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
    async disk(at) {
      return await read(await send(at, { method: 'GET', path: '/disk' }), diskUsage);
    },
    async list(at) {
      // Longer than for other short calls: the agent may have to hear that its bucket cannot be reached.
      const ask = { method: 'GET', path: '/snapshots', ms: patience.list };
      const { items, problem } = await read(await send(at, ask), snapshotList);
      const sorted = items.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
      return { items: sorted, ...(problem === undefined ? {} : { problem: problem.slice(0, 400) }) };
    },
    async create(at, reason = 'manual') {
      const body = { reason };
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
