import { storeFinalizer, type StoreResource } from '@souk/contract';
import { isKind, mergePatch, resources } from '@souk/kubernetes';
import type { StepDeps, StepInput } from './step-context.ts';

/** The version in the patch makes it fail when somebody else changed the list meanwhile. */
async function setFinalizers(
  { client }: StepDeps,
  { metadata }: StoreResource,
  finalizers: string[],
): Promise<void> {
  const patch = { metadata: { resourceVersion: metadata.resourceVersion, finalizers } };
  await mergePatch(client, resources.stores, { name: metadata.name }, patch);
}

export async function addFinalizer(deps: StepDeps, { store }: StepInput): Promise<void> {
  await setFinalizers(deps, store, [...(store.metadata.finalizers ?? []), storeFinalizer]);
}

/** After this the name is free again. */
export async function releaseFinalizer(deps: StepDeps, { store }: StepInput): Promise<void> {
  const others = (store.metadata.finalizers ?? []).filter((finalizer) => finalizer !== storeFinalizer);
  try {
    await setFinalizers(deps, store, others);
  } catch (error) {
    if (!isKind(error, 'not-found')) throw error;
  }
}
