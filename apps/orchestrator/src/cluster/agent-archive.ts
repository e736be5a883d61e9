import { Readable } from 'node:stream';
import { type AgentAddress, ClusterError } from './ports.ts';

const agentPort = 9001;

/** An archive of a snapshot on its way; `sha256` where its sender knows it before the end. */
export type Archive = { content: Readable; sha256?: string };

/** Reads a snapshot that is on a store's volume. */
export async function readArchive(at: AgentAddress, id: string, signal: AbortSignal): Promise<Archive> {
  const answer = await call(at, id, { signal });
  if (!answer.body) throw new ClusterError('unavailable', "the store's agent sent no archive");
  return { content: Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]) };
}

/** Gives a new store the snapshot that it waits for; resolves once that has been found whole. */
export async function sendArchive(
  at: AgentAddress,
  id: string,
  { content, sha256 }: Archive,
  signal: AbortSignal,
): Promise<void> {
  const headers = sha256 === undefined ? {} : { 'x-archive-sha256': sha256 };
  const body = Readable.toWeb(content) as unknown as BodyInit;
  await call(at, id, { method: 'PUT', headers, body, duplex: 'half', signal });
}

type Init = RequestInit & { duplex?: 'half'; headers?: Record<string, string> };

async function call({ address, token }: AgentAddress, id: string, init: Init): Promise<Response> {
  const host = address.includes(':') ? `[${address}]` : address;
  const headers = { ...init.headers, authorization: `Bearer ${token}` };
  const answer = await fetch(`http://${host}:${agentPort}/snapshots/${encodeURIComponent(id)}/data`, {
    ...init,
    headers,
    redirect: 'error',
  }).catch((error: unknown) => {
    throw new ClusterError('unavailable', "the store's agent cannot be reached", { cause: error });
  });
  if (answer.ok) return answer;
  await answer.body?.cancel();
  if (answer.status === 404) throw new ClusterError('not-found', 'There is no such snapshot');
  throw new ClusterError('unavailable', `the store's agent answered ${answer.status}`);
}
