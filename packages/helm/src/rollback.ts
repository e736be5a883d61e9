import { historyMax } from './release-request.ts';
import type { HelmResult } from './result.ts';
import type { HelmRunner } from './runner.ts';

/**
 * `helm rollback` without waiting: a new revision with the content and the labels of `revision`, which may be the
 * current one. Ends a pending state that a killed helm left. A revision that history no longer holds is `not-found`.
 */
export function rollback(
  helm: HelmRunner,
  at: { release: string; namespace: string; revision: number },
  atTurn?: () => Promise<void>,
): Promise<HelmResult> {
  const args = [
    'rollback',
    at.release,
    String(at.revision),
    '--namespace',
    at.namespace,
    '--force-conflicts',
    '--history-max',
    String(historyMax),
  ];
  return helm({ args, ...(atTurn ? { atTurn } : {}) });
}
