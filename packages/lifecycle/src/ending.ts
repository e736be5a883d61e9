import { storeFinalizer } from '@souk/contract';
import { type Decision, decisionOf, type Step } from './decision.ts';
import { databaseRemoval, isManaged } from './database.ts';
import { farewell } from './final-snapshot.ts';
import { type Facts, isTaken } from './release-state.ts';
import { nextRemoval } from './removal.ts';

/** What a person sees, in order. */
export const deleteSteps = ['Release', 'Pods', 'Namespace', 'Volumes'] as const;
const stepsWithDatabase = [...deleteSteps, 'Database'] as const;
const farewellStep = 'Final snapshot';
type DeleteStep = (typeof stepsWithDatabase)[number] | typeof farewellStep;

function deleting(facts: Facts, step: Step, running: DeleteStep, message: string): Decision {
  return decisionOf(facts, {
    state: 'Ending',
    situation: 'Deleting',
    step,
    message,
    operation: { type: 'delete', steps: stepsOf(facts), running, message },
  });
}

/** A final snapshot where one is wished, or was; the database where it is on the platform's server. */
function stepsOf(facts: Facts): readonly DeleteStep[] {
  const { readyAt, finalSnapshot } = facts.store.status ?? {};
  const first: DeleteStep[] = (facts.finalSnapshot && readyAt) || finalSnapshot ? [farewellStep] : [];
  return [...first, ...(isManaged(facts) ? stepsWithDatabase : deleteSteps)];
}

/** Also a locked or failed release is uninstalled; past the deadline the namespace takes it along. */
export function decideEnding(facts: Facts): Decision {
  const finalizers = facts.store.metadata.finalizers ?? [];
  if (!finalizers.includes(storeFinalizer))
    return deleting(facts, { type: 'wait' }, 'Volumes', 'Everything of the store is gone');
  if (facts.namespace.state === 'foreign' || isTaken(facts.release)) return letGo(facts, 'not-ours');
  const last = farewell(facts, isOverdue(facts));
  if (last) return deleting(facts, last.step, farewellStep, last.message);
  const removal = nextRemoval(facts, isOverdue(facts));
  if (removal) return deleting(facts, removal.step, removal.part, removal.message);
  return endNamespace(facts) ?? endVolumes(facts) ?? letGo(facts, 'gone');
}

function endNamespace(facts: Facts): Decision | undefined {
  const { namespace } = facts;
  if (namespace.state !== 'terminating') return undefined;
  const blocked = isOverdue(facts) && namespace.blockers.length > 0;
  const message = blocked
    ? `Blocked: ${namespace.blockers.join('; ')}`
    : 'Waiting until the namespace is gone';
  return deleting(facts, { type: 'wait' }, 'Namespace', message);
}

function endVolumes(facts: Facts): Decision | undefined {
  const { volumes } = facts;
  if (volumes.length === 0) return undefined;
  const late = isOverdue(facts) ? 'Blocked: not removed yet:' : 'Waiting until the disk is free:';
  return deleting(facts, { type: 'wait' }, 'Volumes', `${late} ${volumes.join(', ')}`);
}

function letGo(facts: Facts, namespace: 'gone' | 'not-ours'): Decision {
  const database = databaseRemoval(facts);
  if (database) {
    const decision = deleting(facts, database.step, 'Database', database.message);
    return database.again ? { ...decision, requeueAfterMs: database.again } : decision;
  }
  if (facts.route !== 'absent')
    return deleting(facts, { type: 'remove-route' }, 'Volumes', 'Removing the route');
  const message =
    namespace === 'gone'
      ? 'Everything of the store is gone'
      : "Nothing of the store is left; what is not Souk's stays";
  return deleting(facts, { type: 'release-finalizer', namespace }, 'Volumes', message);
}

function isOverdue({ store, now, deadlines }: Facts): boolean {
  const since = store.metadata.deletionTimestamp;
  return since !== undefined && now - Date.parse(since) > deadlines.deleteSeconds * 1000;
}
