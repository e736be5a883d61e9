import { ClusterError } from '../cluster-error.ts';
import type { ProcessIdentity } from '../host/process-identity.ts';
import { readArchiveIndex } from './archive-index.ts';
import { listImages, loadArchive } from './ctr.ts';

/** An OCI archive on disk and the reference that pods will use. */
export type ImageArchive = { ref: string; archive: string };

/** Loads what the node does not have with the same digest; answers the references that it loaded. */
export async function loadMissing(
  init: ProcessIdentity,
  images: readonly ImageArchive[],
  onProgress?: (text: string) => void,
): Promise<string[]> {
  const present = await listImages(init);
  const loaded: string[] = [];
  for (const { ref, archive } of images) {
    const index = await readArchiveIndex(archive);
    if (index.ref !== '' && index.ref !== ref) {
      throw new ClusterError(`The archive ${archive} holds ${index.ref}, not ${ref}.`);
    }
    if (present.get(ref) === index.digest) continue;
    onProgress?.(`loading ${ref}`);
    await loadArchive(init, archive);
    loaded.push(ref);
  }
  return loaded;
}
