import { readFile } from 'node:fs/promises';
import { processesIn } from './host/cgroup.ts';
import { identify, type ProcessIdentity } from './host/process-identity.ts';
import type { Instance } from './instance.ts';
import { cgroupName } from './supervisor/cleanup.ts';

/** The processes of a running instance, pods included, whose command line begins with the words: for tests that end them. */
export async function processesOf(instance: Instance, words: string): Promise<ProcessIdentity[]> {
  const found: ProcessIdentity[] = [];
  for (const pid of await processesIn(cgroupName(instance))) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!line.replaceAll('\0', ' ').startsWith(words)) continue;
    const identity = await identify(pid);
    if (identity) found.push(identity);
  }
  return found;
}
