import { storeFinalizer, type StoreResource } from '@souk/contract';
import { getObject, isKind, mergePatch, type Namespace, resources } from '@souk/kubernetes';
import type { Step } from '@souk/lifecycle';
import type { Pass, StepDeps } from './step-context.ts';

/** The version in the patch makes it fail when somebody else changed the list meanwhile. */
async function setFinalizers(
  { client }: StepDeps,
  { metadata }: StoreResource,
  finalizers: string[],
): Promise<StoreResource> {
  const patch = { metadata: { resourceVersion: metadata.resourceVersion, finalizers } };
  return mergePatch<StoreResource>(client, resources.stores, { name: metadata.name }, patch);
}

export async function addFinalizer(deps: StepDeps, pass: Pass): Promise<void> {
  const { store } = pass;
  pass.store = await setFinalizers(deps, store, [...(store.metadata.finalizers ?? []), storeFinalizer]);
}

/**
 * After this the name is free again. The local copy can be a moment old, and a namespace that was made in that moment
 * would be left for ever: the API server itself has the last word.
 */
export async function releaseFinalizer(
  deps: StepDeps,
  { store, namespace }: Pass,
  step: Extract<Step, { type: 'release-finalizer' }>,
): Promise<void> {
  const remains =
    step.namespace === 'gone' &&
    (await getObject<Namespace>(deps.client, resources.namespaces, { name: namespace }));
  if (remains) return;
  const others = (store.metadata.finalizers ?? []).filter((finalizer) => finalizer !== storeFinalizer);
  try {
    await setFinalizers(deps, store, others);
    deps.log.info({ store: store.metadata.name }, 'the store is gone');
  } catch (error) {
    if (!isKind(error, 'not-found')) throw error;
  }
}
