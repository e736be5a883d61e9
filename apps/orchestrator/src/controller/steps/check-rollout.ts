import type { Deployment } from '@souk/kubernetes';
import { rolledOutStatus, type Step } from '@souk/lifecycle';
import { writeStatus } from '../write-status.ts';
import { markOurs } from './roll-back.ts';
import { deploymentNow, isStill } from './still.ts';
import type { Pass, StepDeps } from './step-context.ts';

/**
 * Copies may still show the pod from before the change: the API server itself says whether the Deployment has followed. Only
 * then the revision counts as good.
 */
export async function checkRollout(
  deps: StepDeps,
  pass: Pass,
  { seen }: Extract<Step, { type: 'check-rollout' }>,
): Promise<void> {
  const deployment = await deploymentNow(deps, pass);
  if (!deployment || !isRolledOut(deployment) || !(await isStill(deps, pass, seen))) return;
  const { release } = pass.observation;
  if (release !== 'unknown' && release.state === 'present' && !release.made) await markOurs(deps, pass);
  const status = rolledOutStatus({ ...pass.observation, store: pass.store });
  pass.store = await writeStatus(deps.client, pass.store, status);
  deps.log.info({ store: pass.store.metadata.name, revision: seen.revision }, 'the pods have followed');
}

/** As `kubectl rollout status` sees it, and ready. */
export function isRolledOut({ metadata, spec, status = {} }: Deployment): boolean {
  const wanted = spec?.replicas ?? 1;
  const { observedGeneration = 0, replicas = 0, updatedReplicas = 0, readyReplicas = 0 } = status;
  if (observedGeneration < (metadata.generation ?? 0)) return false;
  return [replicas, updatedReplicas, readyReplicas].every((count) => count === wanted);
}
