import { setTimeout as sleep } from 'node:timers/promises';
import { mountImages } from './image-root.ts';
import { cpuSeconds, workingSet } from './cgroup.ts';
import { placeOrder, signIn } from './shopper.ts';
import { createStore } from './store.ts';

const image = await mountImages('store');
const store = await createStore(image.paths[0] ?? '');
const rounds = Number(process.argv[2] ?? 4);
try {
  for (let round = 0; round < rounds; round++) {
    const pod = await store.startPod();
    const ready = await pod.ready();
    if (round === 0) await signIn(store.login);
    const memory = async (): Promise<string> =>
      `${mib(await workingSet(pod.medusa.cgroup))}+${mib(await workingSet(pod.postgres.cgroup))}`;
    const atOnce = await memory();
    const cpu = [await cpuSeconds(pod.medusa.cgroup), await cpuSeconds(pod.postgres.cgroup)]
      .map((s) => s.toFixed(2))
      .join('+');
    await sleep(3000);
    const idle = await memory();
    const begin = performance.now();
    await placeOrder('de');
    const order = (performance.now() - begin) / 1000;
    const after = await memory();
    await sleep(32_000);
    console.log(
      JSON.stringify({
        round,
        ready: ready.toFixed(2),
        cpu,
        atOnce,
        idle,
        order: order.toFixed(2),
        after,
        later: await memory(),
        ...(await pod.stop()),
      }),
    );
  }
} finally {
  await store.remove();
  await image.release();
}

function mib(bytes: number): number {
  return Math.round(bytes / (1 << 20));
}
