import { drain } from '../api/drain.ts';
import type { ComponentName } from '../config/components.ts';
import { signalProcess } from '../host/process-identity.ts';
import { waitUntil } from '../host/wait.ts';
import { ctr } from '../images/ctr.ts';
import type { Node } from './node.ts';

const drainMs = 20_000;
const containerMs = 8_000;
const programMs = 4_000;

/**
 * Ends a node: in order when `graceful`, at once otherwise. What does not end in its time is killed with
 * the node, so that this always comes to an end.
 */
export async function endNode(node: Node, graceful: boolean, onStep: (step: string) => void): Promise<void> {
  if (graceful)
    await stopInOrder(node, onStep).catch((error: unknown) => onStep(`in a hurry: ${String(error)}`));
  await signalProcess(node.namespaces.init, 'SIGKILL');
  await node.namespaces.gone;
  // Their programs are dead; this ends the loops that would start them again.
  await Promise.all([...node.running.values()].map((component) => component.stop(0)));
}

async function stopInOrder(node: Node, onStep: (step: string) => void): Promise<void> {
  const stop = (...names: ComponentName[]) =>
    Promise.all(names.map((name) => node.running.get(name)?.stop(programMs)));
  await stop('controllerManager', 'scheduler', 'localPath', 'namespaceDeletion');
  if (node.running.has('kubelet')) {
    onStep('stopping pods');
    await drain(node.client, drainMs).catch((error: unknown) =>
      onStep(`pods could not be drained: ${String(error)}`),
    );
  }
  await stop('kubelet');
  if (node.running.has('kubelet')) await stopContainers(node, onStep);
  onStep('stopping the control plane');
  await stop('proxy', 'networkPolicy', 'apiServer');
  // The database last: everything above may still have had something to write.
  await stop('containerd', 'etcd');
}

/** Containers that no owner makes again stay known to the cluster; they only get their signal, and some time. */
async function stopContainers(node: Node, onStep: (step: string) => void): Promise<void> {
  const { init } = node.namespaces;
  const running = async () => {
    const rows = (await ctr(init, ['tasks', 'list'])).split('\n').slice(1).filter(Boolean);
    return rows.map((row) => row.split(/\s+/)).filter(([, , state]) => state === 'RUNNING');
  };
  const tasks = await running();
  if (tasks.length === 0) return;
  onStep(`stopping ${tasks.length} containers`);
  for (const [id = ''] of tasks)
    await ctr(init, ['tasks', 'kill', '--signal', 'SIGTERM', id]).catch(() => undefined);
  await waitUntil(async () => (await running()).length === 0, { timeoutMs: containerMs, intervalMs: 200 });
}
