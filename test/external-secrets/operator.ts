import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { platform } from '../e2e/support/platform.ts';
import { buildOperator } from './build-operator.ts';

const unused = ['cluster-external-secret', 'cluster-push-secret', 'push-secret'];

/** Runs the operator on this machine, as whoever the kubeconfig says. Call the answer to end it; it tells the last words. */
export async function startOperator(): Promise<() => Promise<string>> {
  const binary = await buildOperator();
  const flags = [
    ...unused.map((kind) => `--enable-${kind}-reconciler=false`),
    '--metrics-addr=127.0.0.1:0',
    '--live-addr=127.0.0.1:0',
    '--loglevel=info',
  ];
  const env = { KUBECONFIG: platform.kubeconfig };
  const running = execa(binary, flags, { env, reject: false, all: true, cleanup: true });
  const early = await Promise.race([running, sleep(1000)]);
  if (early) throw new Error(early.all);
  return async () => {
    running.kill('SIGTERM');
    return ((await running).all ?? '').split('\n').slice(-20).join('\n');
  };
}
