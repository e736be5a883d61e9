import { readdir } from 'node:fs/promises';
import { readIfThere } from './files.ts';

/** A process for as long as it lives: a pid alone is given to another process sooner or later. */
export type ProcessIdentity = {
  pid: number;
  /** Clock ticks between the machine's start and the process's start (field 22 of /proc/PID/stat). */
  startTime: number;
};

/** Reads state, parent and start time out of /proc/PID/stat; the name in it may hold spaces and parentheses. */
export function parseStat(stat: string): { state: string; parent: number; startTime: number } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', parent: Number(fields[1]), startTime: Number(fields[19]) };
}

const statOf = async (pid: number) => {
  const stat = await readIfThere(`/proc/${pid}/stat`);
  return stat === undefined || stat === '' ? undefined : parseStat(stat);
};

/** Undefined when there is no such process, or only its zombie. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const stat = await statOf(pid);
  if (!stat || stat.state === 'Z' || stat.state === 'X') return undefined;
  return { pid, startTime: stat.startTime };
}

export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.pid))?.startTime === identity.startTime;
}

/** Sends the signal only to the very process that was recorded. Answers whether there was one. */
export async function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): Promise<boolean> {
  if (!(await isAlive(identity))) return false;
  try {
    process.kill(identity.pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** The children of a process, oldest first. */
export async function childrenOf(pid: number): Promise<number[]> {
  const entries = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const stats = await Promise.all(entries.map(async (entry) => ({ entry, stat: await statOf(entry) })));
  return stats
    .filter(({ stat }) => stat?.parent === pid)
    .toSorted((a, b) => (a.stat?.startTime ?? 0) - (b.stat?.startTime ?? 0))
    .map(({ entry }) => entry);
}
