import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Status } from '../server/src/boot/status.ts';
import type { Snapshot } from '../server/src/snapshots/snapshot.ts';
import type { Store } from './store.ts';

/** The store's agent, as the orchestrator calls it. Rejects with what it says when that is no success. */
export async function callAgent<Answer>(
  store: Store,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const token = await readFile(join(store.dir, 'secrets', 'agent-token'), 'utf8');
  const response = await fetch(`http://127.0.0.1:9001${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(20_000),
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

export const readStatus = (store: Store): Promise<Status> => callAgent(store, 'GET', '/status');

export async function listSnapshots(store: Store): Promise<Snapshot[]> {
  return (await callAgent<{ items: Snapshot[] }>(store, 'GET', '/snapshots')).items;
}

export const takeSnapshot = (store: Store): Promise<Snapshot> =>
  callAgent(store, 'POST', '/snapshots', { reason: 'manual' });
