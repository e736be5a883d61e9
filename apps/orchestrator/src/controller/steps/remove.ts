import { isDeepStrictEqual } from 'node:util';
import { uninstall } from '@souk/helm';
import { deleteObject, resources } from '@souk/kubernetes';
import type { Step } from '@souk/lifecycle';
import { releaseNow } from '../release-record.ts';
import { tell } from '../tell.ts';
import { renewClaim } from './claim.ts';
import type { Pass, StepDeps } from './step-context.ts';

export async function uninstallStore(
  deps: StepDeps,
  pass: Pass,
  { seen }: Extract<Step, { type: 'uninstall' }>,
): Promise<void> {
  const { name } = pass.store.metadata;
  if (seen && !isDeepStrictEqual(seen, await releaseNow(deps.client, pass.namespace, name))) return;
  const at = { release: name, namespace: pass.namespace };
  const result = await uninstall(deps.helm, at, () => renewClaim(deps, pass));
  deps.metrics.helmEnded('uninstall', result);
  if (!result.ok && result.kind !== 'not-found')
    throw new Error(`helm uninstall of ${name}: ${result.message}`);
}

/** Helm keeps the claim at every uninstall; only the deletion of the store ends it, and with it the data. */
export async function deleteVolumeClaim({ client }: StepDeps, { namespace }: Pass): Promise<void> {
  await deleteObject(client, resources.persistentVolumeClaims, { namespace, name: 'store-data' });
}

/** Takes along whatever is left in it. */
export async function deleteNamespace(
  deps: StepDeps,
  pass: Pass,
  { uid }: Extract<Step, { type: 'delete-namespace' }>,
): Promise<void> {
  await deleteObject(deps.client, resources.namespaces, { name: pass.namespace }, uid);
  const last = pass.store.status?.finalSnapshot;
  if (pass.observation.finalSnapshot !== 'wanted' || !last || last.id) return;
  const note = `Deleted without a final snapshot: ${last.message ?? 'it did not come in time'}`;
  tell(deps, pass.store, { type: 'Warning', reason: 'NoFinalSnapshot', note });
  deps.log.warn({ store: pass.store.metadata.name, why: last.message }, 'deleted without a final snapshot');
}
