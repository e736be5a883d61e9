import type { Step, StepType } from '@souk/lifecycle';
import { checkShop } from './steps/check-shop.ts';
import { addFinalizer, releaseFinalizer } from './steps/finalizer.ts';
import { installStore } from './steps/install.ts';
import { prepareNamespace } from './steps/prepare-namespace.ts';
import { rejectStore } from './steps/reject.ts';
import { deleteNamespace, uninstallStore } from './steps/remove.ts';
import { addRoute, removeRoute } from './steps/route.ts';
import type { StepDeps, StepInput } from './steps/step-context.ts';

type Acts = {
  [Type in StepType]: (
    deps: StepDeps,
    input: StepInput,
    step: Extract<Step, { type: Type }>,
  ) => Promise<void>;
};

const acts: Acts = {
  wait: () => Promise.resolve(),
  'add-finalizer': addFinalizer,
  'prepare-namespace': prepareNamespace,
  install: installStore,
  'add-route': addRoute,
  'check-shop': checkShop,
  reject: rejectStore,
  uninstall: uninstallStore,
  'delete-namespace': deleteNamespace,
  'remove-route': removeRoute,
  'release-finalizer': releaseFinalizer,
};

/** Does the one step of a decision. Each may be done again after a crash at any point. */
export function act(deps: StepDeps, input: StepInput, step: Step): Promise<void> {
  const perform = acts[step.type] as (deps: StepDeps, input: StepInput, step: Step) => Promise<void>;
  return perform(deps, input, step);
}
