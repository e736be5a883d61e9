import type { StoreResource } from '@souk/contract';
import { mergePatch, resources } from '@souk/kubernetes';
import type { Step } from '@souk/lifecycle';
import { tell } from '../tell.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** Writes the wish as a person would, over exactly the store that was judged: the waker takes it back at the next visit. */
export async function fallAsleep(
  deps: StepDeps,
  pass: Pass,
  { idle }: Extract<Step, { type: 'fall-asleep' }>,
): Promise<void> {
  const { name, resourceVersion } = pass.store.metadata;
  const patch = { metadata: { resourceVersion }, spec: { hibernated: true } };
  pass.store = await mergePatch<StoreResource>(deps.client, resources.stores, { name }, patch);
  const note = `Nobody has used the store for ${idle}: it sleeps until its next visit`;
  tell(deps, pass.store, { type: 'Normal', reason: 'FellAsleep', note });
}
