import { releaseArgs, type ReleaseRequest } from './release-request.ts';
import type { HelmResult } from './result.ts';
import type { HelmRunner } from './runner.ts';

/** `helm install` without waiting: readiness is the caller's to watch. */
export function install(
  helm: HelmRunner,
  request: ReleaseRequest,
  atTurn?: () => Promise<void>,
): Promise<HelmResult> {
  const args = ['install', ...releaseArgs(request)];
  return helm({ args, input: JSON.stringify(request.values), ...(atTurn ? { atTurn } : {}) });
}
