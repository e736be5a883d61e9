import { setTimeout as sleep } from 'node:timers/promises';
import { readFile, rm } from 'node:fs/promises';
import { execa } from 'execa';
import { ClusterError } from '../cluster-error.ts';
import { leaveCgroup, processesIn, removeCgroup } from '../host/cgroup.ts';
import type { Instance } from '../instance.ts';
import { disconnect } from '../network/veth.ts';
import type { Layout } from '../paths.ts';
import { supervisedSpecOf } from './running-specs.ts';

/** The control group of an instance, in every hierarchy: its programs, its pods and its supervisor. */
export const cgroupName = (instance: Instance): string => `souk-${instance.name}`;

/**
 * Removes what an instance put on this machine outside its state: processes, interface, mounts, control
 * groups. Right after a clean end there is nearly nothing to do; after a kill it is all there.
 * Only for whoever holds the instance's lock, or is its supervisor.
 */
export async function cleanUp(instance: Instance, layout: Layout): Promise<void> {
  await refuseForeign(instance, layout);
  await killAll(cgroupName(instance));
  await disconnect(instance);
  await unmountAll(layout);
  await removeCgroup(cgroupName(instance));
  await rm(layout.run, { recursive: true, force: true });
}

/** Another state folder (`SOUK_STATE`) may run an instance of the same name: it must not be ended by mistake. */
async function refuseForeign(instance: Instance, layout: Layout): Promise<void> {
  for (const pid of await processesIn(cgroupName(instance))) {
    const spec = await supervisedSpecOf(pid);
    if (spec === undefined || spec === layout.spec) continue;
    throw new ClusterError(
      `Another cluster named ${instance.name} runs, told by ${spec}; stop that one first.`,
    );
  }
}

/**
 * Removes what a node that ended by itself left under a supervisor that goes on. The kubelet would wait
 * seconds for the program of every empty control group that it finds.
 */
export async function removeNodeLeftovers(instance: Instance): Promise<void> {
  await disconnect(instance);
  await removeCgroup(`${cgroupName(instance)}/kubepods`);
}

/** Everything of an instance is in its group, whoever its parent is by now; we may be in it ourselves. */
async function killAll(group: string): Promise<void> {
  if ((await processesIn(group)).includes(process.pid)) await leaveCgroup();
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const pids = await processesIn(group);
    if (pids.length === 0) return;
    for (const pid of pids) kill(pid);
    await sleep(20);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/** A node's mounts end with its namespace. One that is seen here would lead a removal astray, so it must go. */
async function unmountAll({ state }: Layout): Promise<void> {
  for (const path of mountsBelow(state, await readFile('/proc/self/mountinfo', 'utf8'))) {
    await execa('umount', ['--lazy', path]);
  }
}

/** Mount points in and below a folder, deepest first, out of the text of /proc/self/mountinfo. */
export function mountsBelow(folder: string, mountinfo: string): string[] {
  const paths = mountinfo.split('\n').flatMap((line) => {
    const path = line.split(' ')[4];
    return path === undefined ? [] : [unescape(path)];
  });
  return paths.filter((path) => path === folder || path.startsWith(`${folder}/`)).toReversed();
}

/** The kernel writes a space as \040, and so on. */
const unescape = (path: string): string =>
  path.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
