import { readdir } from 'node:fs/promises';
import { readIfThere } from '../host/files.ts';
import { readSpec, type Spec } from './spec.ts';

/** How a supervisor is told from other programs, by the end of its first argument. */
const main = 'supervisor/main.ts';

/** The spec that a supervisor was started with, out of its /proc/PID/cmdline; undefined for other programs. */
export function supervisedSpec(cmdline: string): string | undefined {
  const args = cmdline.split('\0');
  const at = args.findIndex((arg) => arg.endsWith(main));
  return at < 0 ? undefined : args[at + 1];
}

export const supervisedSpecOf = async (pid: number): Promise<string | undefined> =>
  supervisedSpec((await readIfThere(`/proc/${pid}/cmdline`).catch(() => '')) ?? '');

/** What every supervisor on this machine was told, whatever its state folder. */
export async function runningSpecs(): Promise<Spec[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const paths = await Promise.all(pids.map((pid) => supervisedSpecOf(pid)));
  const specs = paths
    .filter((path) => path !== undefined)
    .map((path) => readSpec(path).catch(() => undefined));
  return (await Promise.all(specs)).filter((spec) => spec !== undefined);
}
