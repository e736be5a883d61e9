import type { Instance } from './instance.ts';

/**
 * Ends the instance: pods first and in order, then everything else; no process, mount, interface or cgroup
 * stays. State is kept. Does nothing for an instance that does not run. Throws ClusterError.
 */
export async function stopCluster(instance: Instance): Promise<void> {
  throw new Error(`not yet ${instance.name}`);
}
