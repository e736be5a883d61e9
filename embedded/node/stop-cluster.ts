import { ClusterError } from './cluster-error.ts';
import { withLock } from './host/lock.ts';
import { isAlive, type ProcessIdentity, signalProcess } from './host/process-identity.ts';
import { waitUntil } from './host/wait.ts';
import type { Instance } from './instance.ts';
import { layout as layoutOf, type Layout, stateDir } from './paths.ts';
import { cleanUp } from './supervisor/cleanup.ts';
import { readStatus, runningSupervisor } from './supervisor/spec.ts';

/** More than everything that the supervisor waits for, one after the other. */
const patienceMs = 60_000;

type StopOptions = { onProgress?: (text: string) => void };

/**
 * Ends the instance: pods first and in order, then everything else; no process, mount, interface or cgroup
 * stays. State is kept. Does nothing for an instance that does not run. Throws ClusterError.
 */
export async function stopCluster(instance: Instance, options: StopOptions = {}): Promise<void> {
  const layout = layoutOf(stateDir(instance));
  const onWait = () => options.onProgress?.('waiting for another start or stop');
  await withLock(layout.lock, { onWait }, () => stopLocked(instance, layout, options));
}

/** For whoever holds the lock. */
export async function stopLocked(
  instance: Instance,
  layout: Layout,
  options: StopOptions = {},
): Promise<void> {
  const supervisor = await runningSupervisor(layout);
  if (supervisor) await endSupervisor(layout, supervisor, options.onProgress);
  await cleanUp(instance, layout);
}

/** Asks the supervisor to end and waits; one that does not is killed, and the kernel ends its node. */
export async function endSupervisor(
  layout: Layout,
  supervisor: ProcessIdentity,
  onProgress?: (text: string) => void,
): Promise<void> {
  await signalProcess(supervisor, 'SIGTERM');
  let last = '';
  const over = async () => {
    const status = await readStatus(layout);
    if (status?.phase === 'stopping' && status.step !== last) onProgress?.((last = status.step));
    return !(await isAlive(supervisor));
  };
  if (await waitUntil(over, { timeoutMs: patienceMs })) return;
  await signalProcess(supervisor, 'SIGKILL');
  if (!(await waitUntil(over, { timeoutMs: 5000 }))) {
    throw new ClusterError(`The cluster's supervisor (process ${supervisor.pid}) does not end.`);
  }
}
