import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from '@souk/embedded';
import type { Replica, Replicas } from './replicas.ts';

export type HelmProcess = ProcessIdentity & { verb: string; store: string; replica: Replica };

export type HelmWatch = {
  /** Pairs of helm processes that worked on one store at the same moment, in words. */
  readonly overlaps: string[];
  /** Such pairs in which one's orchestrator stood still while its helm went on: no lease prevents them, they only must leave no trace. */
  readonly stragglers: string[];
  /** How many processes were seen, by verb. */
  readonly seen: Map<string, number>;
  onStart(listener: (helm: HelmProcess) => void): void;
  /** Those that live although nobody is left to wait for them. */
  living(): Promise<HelmProcess[]>;
  stop(): Promise<void>;
};

const everyMs = 10;

/** Sees every helm process that lives for longer than some milliseconds, by looking again and again. */
export function watchHelm(replicas: Replicas): HelmWatch {
  const known = new Map<number, HelmProcess>();
  const overlaps: string[] = [];
  const stragglers: string[] = [];
  const seen = new Map<string, number>();
  const listeners: ((helm: HelmProcess) => void)[] = [];
  const stopping = new AbortController();

  const forgetDead = async () => {
    for (const helm of known.values()) if (!(await isAlive(helm))) known.delete(helm.pid);
  };
  const meet = (helm: HelmProcess) => {
    for (const other of known.values())
      if (other.store === helm.store)
        (other.replica.frozen || helm.replica.frozen ? stragglers : overlaps).push(
          `${other.verb} of ${other.replica.name} and ${helm.verb} of ${helm.replica.name} on ${helm.store}`,
        );
    known.set(helm.pid, helm);
    seen.set(helm.verb, (seen.get(helm.verb) ?? 0) + 1);
    for (const listener of listeners) listener(helm);
  };
  const look = async () => {
    await forgetDead();
    for (const replica of replicas.alive())
      for (const pid of await childrenOf(replica.process.pid ?? 0)) {
        if (known.has(pid)) continue;
        const helm = await helmOf(pid, replica);
        if (helm) meet(helm);
      }
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      await look();
      await sleep(everyMs);
    }
  };
  const running = run();
  return {
    overlaps,
    stragglers,
    seen,
    onStart: (listener) => void listeners.push(listener),
    async living() {
      await forgetDead();
      return [...known.values()];
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const killedBit = 1n << 8n;

/** Whether it lives on: a busy machine takes a while to end a process that was told to. */
export async function outlives(helm: HelmProcess): Promise<boolean> {
  for (let tries = 0; tries < 10; tries++) {
    const status = await readFile(`/proc/${helm.pid}/status`, 'utf8').catch(() => '');
    const pending = [...status.matchAll(/^S(?:ig|hd)Pnd:\s*(\w+)/gm)].map(([, hex]) => BigInt(`0x${hex}`));
    if (!(await isAlive(helm)) || pending.some((signals) => (signals & killedBit) !== 0n)) return false;
    await sleep(10);
  }
  return isAlive(helm);
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

/** Undefined while the process is still on its way to become helm. */
async function helmOf(pid: number, replica: Replica): Promise<HelmProcess | undefined> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const [program = '', verb = '', store = ''] = line.split('\0');
  if (!program.endsWith('helm')) return undefined;
  const identity = await identify(pid);
  return identity && { ...identity, verb, store, replica };
}
