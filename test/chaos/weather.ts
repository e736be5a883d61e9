import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf, signalProcess } from '@souk/embedded';
import { deleteObject, type KubeClient, type Pod, pathOf, listObjects, resources } from '@souk/kubernetes';
import { storeLabel } from '@souk/contract';
import type { Dice } from './dice.ts';
import { instance } from './stage.ts';
import type { Takeovers } from './takeovers.ts';

export type Weather = { readonly counts: Map<string, number>; stop(): Promise<void> };

const programs = {
  apiServer: '/souk/bin/kube kube-apiserver',
  etcd: '/souk/bin/etcd',
  /** What starts the others inside the node. It halts with its program, goes on only when told itself, and else never tells of its end. */
  starters: 'nsenter ',
} as const;

/** Ends or halts parts of the control plane, and deletes pods. */
export function startWeather(
  dice: Dice,
  client: KubeClient,
  { seconds, stopSeconds, takeovers }: { seconds: number; stopSeconds: number; takeovers: Takeovers },
): Weather {
  const counts = new Map<string, number>();
  const stopping = new AbortController();
  const { signal } = stopping;
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);

  const signalAll = async (program: keyof typeof programs, name: NodeJS.Signals) => {
    for (const process of await processesOf(instance, programs[program])) await signalProcess(process, name);
  };
  const answers = async () => {
    while (
      !(await client.text('GET', '/readyz', { timeoutMs: 1000 }).then(
        () => true,
        () => false,
      ))
    )
      await sleep(200);
  };
  const outage = async (what: string, cause: () => Promise<void>) => {
    takeovers.outage(true);
    await cause();
    await answers();
    takeovers.outage(false);
    count(what);
  };
  const halt = async () => {
    await signalAll('apiServer', 'SIGSTOP');
    try {
      await rest(stopSeconds * 1000);
    } finally {
      await signalAll('starters', 'SIGCONT');
      await signalAll('apiServer', 'SIGCONT');
    }
  };
  const storms = async () => {
    if (stopSeconds > 0) {
      await rest(dice.between(0.2, 0.4) * seconds * 1000);
      if (!signal.aborted) await outage(`API server stopped for ${stopSeconds} s`, halt);
    }
    while (!signal.aborted) {
      await rest(dice.between(12_000, 30_000));
      if (signal.aborted) return;
      const program = dice.chance(0.5) ? 'apiServer' : 'etcd';
      await outage(`${program === 'etcd' ? 'etcd' : 'API server'} killed`, () =>
        signalAll(program, 'SIGKILL'),
      );
    }
  };
  const deletePods = async () => {
    while (!signal.aborted) {
      await rest(dice.between(2000, 5000));
      const found = await listObjects<Pod>(client, pathOf(resources.pods), {
        labelSelector: storeLabel,
      }).catch(() => undefined);
      const pod = dice.pick(found?.items ?? []);
      if (!pod || signal.aborted) continue;
      const { name, namespace = '' } = pod.metadata;
      const gone = await deleteObject(client, resources.pods, { name, namespace }).then(
        () => true,
        () => false,
      );
      if (gone) count('pods deleted');
    }
  };
  const running = Promise.all([storms(), deletePods()]);
  return {
    counts,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
