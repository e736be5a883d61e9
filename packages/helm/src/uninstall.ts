import type { HelmResult } from './result.ts';
import type { HelmRunner } from './runner.ts';

/** `helm uninstall`; a release that is not there is success. */
export function uninstall(helm: HelmRunner, at: { release: string; namespace: string }): Promise<HelmResult> {
  return helm(['uninstall', at.release, '--namespace', at.namespace, '--ignore-not-found']);
}
