import { mergePatch, resources } from '@souk/kubernetes';
import type { Step } from '@souk/lifecycle';
import { makesKeys } from '../blueprint-values.ts';
import { tell } from '../tell.ts';
import { applyBounds, planOf } from './bounds.ts';
import { applyBucketKeys } from './bucket-keys.ts';
import { isDue, repairDatabaseAccess } from './database-access.ts';
import { labelsOf } from './labels.ts';
import { podSecurity } from './pod-security.ts';
import type { Pass, StepDeps } from './step-context.ts';
import { createKeys } from './store-keys.ts';

/** Labels, quota, limits and keys, as they were made before the release. Keys that are gone are made anew. */
export async function repairNamespace(
  deps: StepDeps,
  pass: Pass,
  { what }: Extract<Step, { type: 'repair-namespace' }>,
): Promise<void> {
  const { store, namespace, observation } = pass;
  if (observation.namespace === 'unknown' || observation.namespace.state !== 'active') return;
  const labels = labelsOf(store.metadata.name);
  const { uid } = observation.namespace;
  const marked = { metadata: { uid, labels: { ...labels, ...podSecurity } } };
  await mergePatch(deps.client, resources.namespaces, { name: namespace }, marked);
  await applyBounds(deps, pass, await planOf(deps, pass));
  if (makesKeys(store.spec)) await createKeys(deps.client, { name: 'store', namespace, labels });
  await applyBucketKeys(deps, pass);
  // Last: its server may be away, which must keep nothing else from being put back.
  await repairDatabaseAccess(deps, pass);
  deps.drift.forget(store.metadata.name);
  const byHand = what.filter((one) => !isDue(one));
  if (byHand.length === 0) return;
  tell(deps, store, {
    type: 'Warning',
    reason: 'PutBack',
    note: `Put back what was changed by hand: ${byHand.join('; ')}`,
  });
}
