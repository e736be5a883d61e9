import type { Instance } from './instance.ts';

/** Stops the instance and removes its state, volumes included. Throws ClusterError. */
export async function deleteCluster(instance: Instance): Promise<void> {
  throw new Error(`not yet ${instance.name}`);
}
