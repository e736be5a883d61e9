import { install } from '@souk/helm';
import { releaseNow } from '../release-record.ts';
import { renewClaim } from './claim.ts';
import { recountQuota } from './recount-quota.ts';
import { rejectStore } from './reject.ts';
import { requestFor, worthAnotherTry } from './release-request.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** `helm install`, when the API server itself still knows of no release: the local copy may be a moment old. */
export async function installStore(deps: StepDeps, pass: Pass): Promise<void> {
  const { name } = pass.store.metadata;
  if (await releaseNow(deps.client, pass.namespace, name)) return;
  const result = await install(deps.helm, requestFor(deps, pass, 1), () => renewClaim(deps, pass));
  deps.metrics.helmEnded('install', result);
  if (result.ok) return;
  const counted = result.kind === 'quota' && (await recountQuota(deps, pass));
  if (counted || worthAnotherTry[result.kind]) throw new Error(`helm install of ${name}: ${result.message}`);
  const hint = "Helm's words name the object or the value; retry when it is mended.";
  return rejectStore(deps, pass, { failure: { reason: 'InstallFailed', message: result.message, hint } });
}
