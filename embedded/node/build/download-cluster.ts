import type { BuildOptions } from './options.ts';

/** Fetches all Go modules into the cache, checked against go.sum. Quick when they are there. Throws ClusterError. */
export async function downloadCluster(options: BuildOptions): Promise<void> {
  throw new Error(`not yet ${options.cacheDir}`);
}
