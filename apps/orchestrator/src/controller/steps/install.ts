import { storeLabel } from '@souk/contract';
import { type HelmFailureKind, install, type ReleaseRequest } from '@souk/helm';
import { chartValues } from '../chart-values.ts';
import { releaseNow, versionLabel } from '../release-record.ts';
import { renewClaim } from './claim.ts';
import { rejectStore } from './reject.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** Whether trying the very same again could help. */
const worthAnotherTry: Record<HelmFailureKind, boolean> = {
  'in-use': true,
  locked: true,
  unreachable: true,
  timeout: true,
  interrupted: true,
  'not-found': true,
  invalid: false,
  failed: false,
};

/** `helm install`, when the API server itself still knows of no release: the local copy may be a moment old. */
export async function installStore(deps: StepDeps, pass: Pass): Promise<void> {
  const { name } = pass.store.metadata;
  if (await releaseNow(deps.client, pass.namespace, name)) return;
  const result = await install(deps.helm, requestFor(deps, pass), () => renewClaim(deps, pass));
  deps.metrics.helmEnded('install', result);
  if (result.ok) return;
  if (worthAnotherTry[result.kind]) throw new Error(`helm install of ${name}: ${result.message}`);
  const hint = "Helm's words name the object or the value; retry when it is mended.";
  return rejectStore(deps, pass, { failure: { reason: 'InstallFailed', message: result.message, hint } });
}

function requestFor(
  { chartDir, valueFile, config, urlOf }: StepDeps,
  { store, namespace }: Pass,
): ReleaseRequest {
  const { name } = store.metadata;
  return {
    release: name,
    namespace,
    chart: chartDir,
    valueFiles: [valueFile],
    values: chartValues(store, config, urlOf(name)),
    labels: { [storeLabel]: name, [versionLabel]: store.spec.version },
  };
}
