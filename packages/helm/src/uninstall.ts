import type { HelmResult } from './result.ts';
import type { HelmRunner } from './runner.ts';

/** `helm uninstall`; a release that is not there is success. */
export function uninstall(
  helm: HelmRunner,
  at: { release: string; namespace: string },
  atTurn?: () => Promise<void>,
): Promise<HelmResult> {
  const args = ['uninstall', at.release, '--namespace', at.namespace, '--ignore-not-found'];
  return helm({ args, ...(atTurn ? { atTurn } : {}) });
}
