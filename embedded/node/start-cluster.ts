import type { ImageArchive } from './images/import-images.ts';
import type { Forward, Instance } from './instance.ts';

export type StartOptions = {
  /** As answered by `buildCluster`. */
  binDir: string;
  /** Loaded before this returns; more can be loaded later by `importImages`. */
  images?: readonly ImageArchive[];
  /** TCP ports of this machine, as long as the cluster runs. */
  forwards?: readonly Forward[];
  /** Gets one short line of text per step. */
  onProgress?: (text: string) => void;
};

/**
 * Starts the instance, or leaves it as it is when it runs with the same options. Returns when the node is
 * Ready, cluster DNS answers and the images are loaded; the cluster goes on after this process ends.
 * Leftovers of a killed run are removed first. Throws ClusterError.
 */
export async function startCluster(instance: Instance, options: StartOptions): Promise<void> {
  throw new Error(`not yet ${instance.name} ${options.binDir}`);
}
