import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes as the kubelet counts them ("working set"): all memory of the cgroup but files that nobody has used for a while. */
export async function workingSet(cgroup: string): Promise<number> {
  const usage = await read(cgroup, ['memory/memory.usage_in_bytes', 'memory.current']);
  const stat = await read(cgroup, ['memory/memory.stat', 'memory.stat']);
  const inactive = /^total_inactive_file (\d+)$/m.exec(stat) ?? /^inactive_file (\d+)$/m.exec(stat);
  return Number(usage) - Number(inactive?.[1] ?? 0);
}

/** Seconds of processor time that the cgroup has had. */
export async function cpuSeconds(cgroup: string): Promise<number> {
  const text = await read(cgroup, ['cpuacct/cpuacct.usage', 'cpu.stat']);
  const microseconds = /^usage_usec (\d+)$/m.exec(text)?.[1];
  return microseconds === undefined ? Number(text) / 1e9 : Number(microseconds) / 1e6;
}

/** The first file that there is: version 1 has a hierarchy for each controller, version 2 one for all. */
async function read(cgroup: string, files: readonly string[]): Promise<string> {
  for (const file of files) {
    const [controller, name] = file.includes('/') ? file.split('/') : ['', file];
    const text = await readFile(join('/sys/fs/cgroup', controller ?? '', cgroup, name ?? ''), 'utf8').catch(
      () => null,
    );
    if (text !== null) return text.trim();
  }
  throw new Error(`There is no cgroup ${cgroup}`);
}
