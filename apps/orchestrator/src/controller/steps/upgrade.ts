import { upgrade } from '@souk/helm';
import type { Step } from '@souk/lifecycle';
import { persistenceOf } from '../persistence.ts';
import { applyBounds } from './bounds.ts';
import { applyBucketKeys } from './bucket-keys.ts';
import { renewClaim } from './claim.ts';
import { rejectStore } from './reject.ts';
import { requestFor, worthAnotherTry } from './release-request.ts';
import { isStill, runsNow } from './still.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** `helm upgrade` to the wish. The quota comes first, so that the new pod finds room in it. */
export async function upgradeStore(
  deps: StepDeps,
  pass: Pass,
  { seen, runs }: Extract<Step, { type: 'upgrade' }>,
): Promise<void> {
  if (!(await isStill(deps, pass, seen))) return;
  if (runs !== undefined && runs !== (await runsNow(deps, pass))) return;
  const { values, ...request } = requestFor(deps, pass, seen.revision + 1);
  const persistence = await persistenceOf(deps, pass, seen.revision);
  await applyBounds(deps, pass, pass.store.spec.plan);
  await applyBucketKeys(deps, pass);
  const asked = { ...request, values: { ...values, ...(persistence ? { persistence } : {}) } };
  const result = await upgrade(deps.helm, asked, () => renewClaim(deps, pass));
  deps.metrics.helmEnded('upgrade', result);
  if (result.ok) return;
  const { name } = pass.store.metadata;
  if (worthAnotherTry[result.kind]) throw new Error(`helm upgrade of ${name}: ${result.message}`);
  const hint = "Helm's words name the object or the value; change the wish, or retry when it is mended.";
  return rejectStore(deps, pass, { failure: { reason: 'UpgradeFailed', message: result.message, hint } });
}
