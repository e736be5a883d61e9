import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repoRoot } from '../../embedded/launcher/folders.ts';
import { environmentOf } from '../chaos/replicas.ts';
import type { Stage } from '../chaos/stage.ts';

/** One orchestrator from the checkout, outside the cluster, as a developer runs one. */
export type Replica = { url: string; process: ChildProcess };

const main = join(repoRoot, 'apps', 'orchestrator', 'src', 'main.ts');
const startSeconds = 30;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilReady({ url, process }: Replica): Promise<void> {
  for (let left = startSeconds * 10; left > 0; left -= 1) {
    if (process.exitCode !== null) break;
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`the orchestrator at ${url} is not ready`);
}

type Place = Omit<Stage, 'client'>;
let started = 0;

async function start(stage: Place): Promise<Replica> {
  const port = await freePort();
  const log = openSync(join(stage.folder, 'orchestrators.log'), 'a');
  started += 1;
  // The test runner may be killed; nothing of it may stay.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', 'node', main], {
    cwd: repoRoot,
    stdio: ['ignore', log, log],
    env: environmentOf(stage, `race-${started}`, String(port)),
  });
  const replica = { url: `http://127.0.0.1:${port}`, process: child };
  await untilReady(replica);
  return replica;
}

export const startReplicas = (stage: Place, count = 3): Promise<Replica[]> =>
  Promise.all(Array.from({ length: count }, () => start(stage)));

/** Ends them, in good order or with `kill -9`; answers their exit codes. */
export async function endReplicas(
  replicas: readonly Replica[],
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<(number | null)[]> {
  const running = replicas.filter(({ process }) => process.exitCode === null && !process.killed);
  const ends = running.map(async ({ process }) => (await once(process, 'exit'))[0] as number | null);
  for (const { process } of running) process.kill(signal);
  return await Promise.all(ends);
}
