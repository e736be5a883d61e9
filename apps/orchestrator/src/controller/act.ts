import type { Step, StepType } from '@souk/lifecycle';
import { adoptVersion } from './steps/adopt.ts';
import { checkRollout } from './steps/check-rollout.ts';
import { checkShop } from './steps/check-shop.ts';
import { dropStoreDatabase, makeStoreDatabase } from './steps/database.ts';
import { fallAsleep } from './steps/fall-asleep.ts';
import { addFinalizer, releaseFinalizer } from './steps/finalizer.ts';
import { inspectStore } from './steps/inspect.ts';
import { installStore } from './steps/install.ts';
import { prepareNamespace } from './steps/prepare-namespace.ts';
import { rejectStore } from './steps/reject.ts';
import { deleteNamespace, deleteVolumeClaim, uninstallStore } from './steps/remove.ts';
import { repairNamespace } from './steps/repair-namespace.ts';
import { repair, rollBack } from './steps/roll-back.ts';
import { addRoute, removeRoute } from './steps/route.ts';
import { sendSnapshot } from './steps/send-snapshot.ts';
import type { Pass, StepDeps } from './steps/step-context.ts';
import { takeFinalSnapshot } from './steps/take-final-snapshot.ts';
import { upgradeStore } from './steps/upgrade.ts';
import { UnknownWish } from './offer.ts';
import { refusalOf } from './wish.ts';

type Acts = {
  [Type in StepType]: (deps: StepDeps, pass: Pass, step: Extract<Step, { type: Type }>) => Promise<void>;
};

const acts: Acts = {
  wait: () => Promise.resolve(),
  'add-finalizer': addFinalizer,
  'prepare-namespace': prepareNamespace,
  'make-database': makeStoreDatabase,
  'drop-database': dropStoreDatabase,
  install: installStore,
  'add-route': addRoute,
  'check-shop': checkShop,
  'send-snapshot': sendSnapshot,
  upgrade: upgradeStore,
  'roll-back': rollBack,
  'check-rollout': checkRollout,
  inspect: inspectStore,
  repair,
  'repair-namespace': repairNamespace,
  adopt: adoptVersion,
  'fall-asleep': fallAsleep,
  reject: rejectStore,
  uninstall: uninstallStore,
  'take-final-snapshot': takeFinalSnapshot,
  'delete-volume-claim': deleteVolumeClaim,
  'delete-namespace': deleteNamespace,
  'remove-route': removeRoute,
  'release-finalizer': releaseFinalizer,
};

/** Does the one step of a decision. Each may be done again after a crash at any point. */
export async function act(deps: StepDeps, pass: Pass): Promise<void> {
  const { step } = pass.decision;
  const perform = acts[step.type] as (deps: StepDeps, pass: Pass, step: Step) => Promise<void>;
  try {
    await perform(deps, pass, step);
  } catch (error) {
    if (!(error instanceof UnknownWish)) throw error;
    await rejectStore(deps, pass, { failure: refusalOf(error) });
  }
}
