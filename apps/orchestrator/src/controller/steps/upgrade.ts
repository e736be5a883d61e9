import { type HelmResult, upgrade } from '@souk/helm';
import type { Step } from '@souk/lifecycle';
import { applyBounds, planOf } from './bounds.ts';
import { applyBucketKeys } from './bucket-keys.ts';
import { renewClaim } from './claim.ts';
import { followLastGood, growVolume } from './grow-volume.ts';
import { rejectStore } from './reject.ts';
import { requestFor, worthAnotherTry } from './release-request.ts';
import { isStill, runsNow } from './still.ts';
import { volumeWish } from './volume.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** `helm upgrade` to the wish. The quota comes first, so that the new pod finds room in it. */
export async function upgradeStore(
  deps: StepDeps,
  pass: Pass,
  { seen, runs }: Extract<Step, { type: 'upgrade' }>,
): Promise<void> {
  if (!(await isStill(deps, pass, seen))) return;
  if (runs !== undefined && runs !== (await runsNow(deps, pass))) return;
  await followLastGood(deps, pass);
  const { values, ...request } = requestFor(deps, pass, seen.revision + 1);
  const made = { revision: seen.revision, plan: await planOf(deps, pass, seen.revision) };
  const volume = await volumeWish(deps, pass, made);
  if ('refused' in volume) return rejectStore(deps, pass, { failure: volume.refused });
  await applyBounds(deps, pass, pass.store.spec.plan);
  await applyBucketKeys(deps, pass);
  const { now, grown } = volume;
  if (now && grown)
    return ended(deps, pass, await growVolume(deps, pass, { seen, plan: made.plan, from: now, to: grown }));
  const asked = { ...request, values: { ...values, ...(now ? { persistence: now } : {}) } };
  const result = await upgrade(deps.helm, asked, () => renewClaim(deps, pass));
  deps.metrics.helmEnded('upgrade', result);
  return ended(deps, pass, result);
}

/** What does not help to try again is given up. */
async function ended(deps: StepDeps, pass: Pass, result: HelmResult): Promise<void> {
  if (result.ok) return;
  const { name } = pass.store.metadata;
  if (worthAnotherTry[result.kind]) throw new Error(`helm upgrade of ${name}: ${result.message}`);
  const hint = "Helm's words name the object or the value; change the wish, or retry when it is mended.";
  return rejectStore(deps, pass, { failure: { reason: 'UpgradeFailed', message: result.message, hint } });
}
