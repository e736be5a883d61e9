import type { Instance } from '../instance.ts';

/** An OCI archive on disk and the reference that pods will use. */
export type ImageArchive = { ref: string; archive: string };

/**
 * Loads the archives into a running cluster; those whose manifest is there already cost only a look.
 * Answers the references that it had to load. Throws ClusterError.
 */
export async function importImages(instance: Instance, images: readonly ImageArchive[]): Promise<string[]> {
  throw new Error(`not yet ${instance.name} ${images.length}`);
}
