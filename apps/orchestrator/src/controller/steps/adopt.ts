import type { StoreResource } from '@souk/contract';
import { mergePatch, resources } from '@souk/kubernetes';
import type { Step } from '@souk/lifecycle';
import { tell } from '../tell.ts';
import { isStill, runsNow } from './still.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** The version that a person gave to the release becomes the wish. The patch fails when the wish changed meanwhile. */
export async function adoptVersion(
  deps: StepDeps,
  pass: Pass,
  { version, seen }: Extract<Step, { type: 'adopt' }>,
): Promise<void> {
  if (!(await isStill(deps, pass, seen)) || (await runsNow(deps, pass)) !== version) return;
  const { name, resourceVersion } = pass.store.metadata;
  const from = pass.store.spec.version;
  const patch = { metadata: { resourceVersion }, spec: { version } };
  pass.store = await mergePatch<StoreResource>(deps.client, resources.stores, { name }, patch);
  tell(deps, pass.store, {
    type: 'Normal',
    reason: 'Adopted',
    note: `Revision ${seen.revision} of the release was made by hand: version ${version} takes the place of ${from}`,
  });
}
