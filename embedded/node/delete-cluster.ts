import { rm } from 'node:fs/promises';
import { withLock } from './host/lock.ts';
import type { Instance } from './instance.ts';
import { layout as layoutOf, stateDir } from './paths.ts';
import { stopLocked } from './stop-cluster.ts';

/** Stops the instance and removes its state, volumes included. Throws ClusterError. */
export async function deleteCluster(instance: Instance): Promise<void> {
  const layout = layoutOf(stateDir(instance));
  await withLock(layout.lock, {}, async () => {
    await stopLocked(instance, layout);
    await rm(layout.state, { recursive: true, force: true });
  });
}
