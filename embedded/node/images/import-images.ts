import { ClusterError } from '../cluster-error.ts';
import type { Instance } from '../instance.ts';
import { layout as layoutOf, stateDir } from '../paths.ts';
import { readStatus, runningSupervisor } from '../supervisor/spec.ts';
import { type ImageArchive, loadMissing } from './load-missing.ts';

/**
 * Loads the archives into a running cluster; those whose manifest is there already cost only a look.
 * Answers the references that it had to load. Throws ClusterError.
 */
export async function importImages(instance: Instance, images: readonly ImageArchive[]): Promise<string[]> {
  const layout = layoutOf(stateDir(instance));
  const status = (await runningSupervisor(layout)) && (await readStatus(layout));
  if (status?.phase !== 'ready') throw new ClusterError(`The cluster ${instance.name} does not run.`);
  return loadMissing(status.init, images);
}
