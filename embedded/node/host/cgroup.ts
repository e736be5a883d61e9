import { mkdir, readFile, readdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNotFound } from './files.ts';

/** A mounted control group hierarchy: one per controller in version 1, one for all in version 2. */
export type Hierarchy = { path: string; version: 1 | 2; controllers: readonly string[] };

/** The subfolder for processes: in version 2 a group with subgroups may hold none itself. */
const leaf = 'node';

/** Finds the hierarchies in the text of /proc/self/mountinfo. */
export function parseHierarchies(mountinfo: string): Hierarchy[] {
  return mountinfo.split('\n').flatMap((line): Hierarchy[] => {
    const [before, after] = line.split(' - ');
    const path = before?.split(' ')[4];
    const [type, , options = ''] = after?.split(' ') ?? [];
    if (!path || (type !== 'cgroup' && type !== 'cgroup2')) return [];
    return [{ path, version: type === 'cgroup' ? 1 : 2, controllers: options.split(',') }];
  });
}

export const hierarchies = async (): Promise<Hierarchy[]> =>
  parseHierarchies(await readFile('/proc/self/mountinfo', 'utf8'));

/** Makes the group in every hierarchy and moves this process, and so all that it starts, into it. */
export async function enterCgroup(name: string): Promise<void> {
  const all = await hierarchies();
  // Beside version 1, version 2 only counts processes, and limits nothing.
  const pure = all.every(({ version }) => version === 2);
  for (const hierarchy of all) {
    const group = join(hierarchy.path, name);
    await mkdir(join(group, leaf), { recursive: true });
    if (hierarchy.version === 1) await prepareV1(hierarchy, group);
    else if (pure) await prepareV2(hierarchy, group);
    await writeFile(join(group, leaf, 'cgroup.procs'), String(process.pid));
  }
}

/** A cpuset without CPUs and memory nodes takes no process: a new one has none. */
async function prepareV1({ path, controllers }: Hierarchy, group: string): Promise<void> {
  if (!controllers.includes('cpuset')) return;
  for (const file of ['cpuset.cpus', 'cpuset.mems']) {
    const value = await readFile(join(path, file), 'utf8');
    await writeFile(join(group, file), value);
    await writeFile(join(group, leaf, file), value);
  }
}

/** Hands down every controller that the machine offers, so that the kubelet can limit its pods. */
async function prepareV2({ path }: Hierarchy, group: string): Promise<void> {
  const offered = (await readFile(join(path, 'cgroup.controllers'), 'utf8'))
    .trim()
    .split(' ')
    .filter(Boolean);
  for (const controller of offered) {
    for (const parent of [path, group]) {
      await writeFile(join(parent, 'cgroup.subtree_control'), `+${controller}`);
    }
  }
}

/** Moves this process to the top, so that the group can be removed. */
export async function leaveCgroup(): Promise<void> {
  for (const { path } of await hierarchies())
    await writeFile(join(path, 'cgroup.procs'), String(process.pid));
}

/** All processes in the group and below, each once. */
export async function processesIn(name: string): Promise<number[]> {
  const pids = new Set<number>();
  for (const { path } of await hierarchies()) {
    for (const group of await groupsBelow(join(path, name))) {
      const text = await readFile(join(group, 'cgroup.procs'), 'utf8').catch(() => '');
      for (const line of text.split('\n').filter(Boolean)) pids.add(Number(line));
    }
  }
  return [...pids];
}

/** Removes the group in every hierarchy; the kernel refuses while a process is still leaving, so this tries for a while. */
export async function removeCgroup(name: string, patienceMs = 5000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (const { path } of await hierarchies()) {
    for (const group of await groupsBelow(join(path, name))) await removeGroup(group, deadline);
  }
}

async function removeGroup(group: string, deadline: number): Promise<void> {
  for (;;) {
    try {
      return await rmdir(group);
    } catch (error) {
      if (isNotFound(error)) return;
      if (Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

/** The group and everything below it, deepest first. */
async function groupsBelow(group: string): Promise<string[]> {
  const entries = await readdir(group, { withFileTypes: true }).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  if (!entries) return [];
  const children = entries.filter((entry) => entry.isDirectory()).map((entry) => join(group, entry.name));
  const below = await Promise.all(children.map((child) => groupsBelow(child)));
  return [...below.flat(), group];
}
