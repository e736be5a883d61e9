import { historyMax, releaseArgs, type ReleaseRequest } from './release-request.ts';
import type { HelmResult } from './result.ts';
import type { HelmRunner } from './runner.ts';

/**
 * `helm upgrade` without waiting. Exactly these values count, none of an earlier revision; fields that somebody else set
 * by hand are taken back, which would otherwise be a conflict. The labels are added to those of the last revision.
 */
export function upgrade(
  helm: HelmRunner,
  request: ReleaseRequest,
  atTurn?: () => Promise<void>,
): Promise<HelmResult> {
  const args = [
    'upgrade',
    ...releaseArgs(request),
    '--reset-values',
    '--force-conflicts',
    '--history-max',
    String(historyMax),
  ];
  return helm({ args, input: JSON.stringify(request.values), ...(atTurn ? { atTurn } : {}) });
}
