import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { KubeConfig } from '@kubernetes/client-node';
import type { StoreResource } from '@souk/contract';
import { createKubeClient, pathOf, resources } from '@souk/kubernetes';
import { kubectl, platform } from './platform.ts';

const access = new KubeConfig();
access.loadFromFile(platform.kubeconfig);
const cluster = createKubeClient(access);

const namespace = ['--namespace', 'souk-system'];

/** Holders of the members' Leases: the pod's name, and what tells its processes apart. */
export async function members(): Promise<string[]> {
  const holders = 'jsonpath={range .items[*]}{.spec.holderIdentity}{"\\n"}{end}';
  const output = await kubectl('get', 'leases', ...namespace, '--selector', 'souk.dev/member', '-o', holders);
  return output.split('\n').filter(Boolean);
}

/** Returns when every replica serves. */
export async function resize(replicas: number): Promise<void> {
  await kubectl('scale', 'deployment/orchestrator', ...namespace, '--replicas', String(replicas));
  await kubectl('rollout', 'status', 'deployment/orchestrator', ...namespace, '--timeout', '60s');
}

/** New pods for all replicas: kubelet makes those wait that were killed before, by this suite or another, and each time longer. */
export async function replace(): Promise<void> {
  await kubectl('rollout', 'restart', 'deployment/orchestrator', ...namespace);
  await kubectl('rollout', 'status', 'deployment/orchestrator', ...namespace, '--timeout', '60s');
}

/** Returns when every replica serves, all know each other, and nobody else's Lease is there; those of killed ones stay for a while. */
export async function scale(replicas: number): Promise<void> {
  await resize(replicas);
  while ((await members()).length !== replicas) await sleep(200);
}

/** The process of a member as this machine sees it: inside its pod it is the first one, which nobody there may kill. */
export async function pidOf(member: string): Promise<number> {
  const marker = `POD_NAME=${member.slice(0, member.lastIndexOf('_'))}`;
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(marker) && command.startsWith('node')) return Number(pid);
  }
  throw new Error(`no process of ${member} was found`);
}

/** Who works on the store's release at this moment, if anybody does; rejects when there is no such store. */
export async function holderNow(name: string): Promise<string | undefined> {
  const store = await cluster.json<StoreResource>('GET', pathOf(resources.stores, { name }));
  return store.status?.operation?.holder;
}

/** Who claims the store's release, as soon as somebody does. */
export async function firstHolder(name: string): Promise<string> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const holder = await holderNow(name);
    if (holder) return holder;
    await sleep(20);
  }
  throw new Error(`nobody claimed ${name}`);
}
