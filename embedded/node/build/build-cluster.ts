import type { BuildOptions } from './options.ts';

export type BuiltCluster = {
  /** Absolute path of the folder with `kube`, `helm`, `containerd` and the others. */
  binDir: string;
  /** SHA-256 (hex) over everything that the binaries are made of. */
  key: string;
  /** True when it was there already. */
  cached: boolean;
};

/**
 * Compiles every program of the cluster into `cacheDir/cluster/<key>/bin`. A build that failed or was
 * killed leaves nothing that looks finished; two processes never build at once. Throws ClusterError.
 */
export async function buildCluster(options: BuildOptions): Promise<BuiltCluster> {
  throw new Error(`not yet ${options.cacheDir}`);
}
