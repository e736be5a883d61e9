import type { Failure } from '@souk/contract';
import { type Decision, decisionOf, type Progress, type Step } from './decision.ts';
import type { AgentView } from './observation.ts';
import { hasReadyPod, type Facts, type PresentRelease, type ReleaseState } from './release-state.ts';

/** What is done to the release of a store that once was ready. */
export type Change = 'upgrade' | 'wake' | 'hibernate' | 'rollback';

const changes: readonly string[] = ['upgrade', 'wake', 'hibernate', 'rollback'] satisfies Change[];
const isChange = (type: string): type is Change => changes.includes(type);

type ChangeStep = 'Release' | 'Snapshot' | 'Migration' | 'Database and server' | 'Pods';

/** What a person sees, in order. */
const usualSteps: Record<Change, readonly ChangeStep[]> = {
  upgrade: ['Release', 'Database and server'],
  wake: ['Release', 'Database and server'],
  hibernate: ['Release', 'Pods'],
  rollback: ['Release', 'Database and server'],
};
const stepsWithMigration: readonly ChangeStep[] = ['Release', 'Snapshot', 'Migration', 'Database and server'];

/** Where the store's own process says that it is. */
const stepOfAgent: Record<AgentView['state'], ChangeStep> = {
  starting: 'Database and server',
  snapshotting: 'Snapshot',
  migrating: 'Migration',
  restoring: 'Database and server',
  serving: 'Database and server',
};
const wordsOfAgent: Record<AgentView['state'], string> = {
  starting: 'Waiting for PostgreSQL and Medusa',
  snapshotting: 'Taking a snapshot of the database',
  migrating: 'Migrating the database',
  restoring: 'Restoring the database from its snapshot',
  serving: 'Waiting for the shop to open',
};

type Course = {
  state: ReleaseState;
  change: Change;
  running: ChangeStep;
  step: Step;
  message: string;
};

/** A change under way. A rollback leaves what it is the answer to: why the wish was rejected stays to be read. */
export function changing(facts: Facts, { state, change, running, step, message }: Course): Decision {
  const { store, url } = facts;
  const steps = stepsOf(store.status?.operation?.steps ?? [], change, running);
  const operation: Progress = { type: change, steps, running, message };
  return decisionOf(facts, {
    state,
    step,
    message,
    situation: hasReadyPod(facts.workload) ? 'UpdatingOpen' : 'Updating',
    operation,
    status: { url, ...(change === 'rollback' ? {} : { failure: null, rejected: null }) },
  });
}

/** Snapshot and migration are steps once they were seen. */
function stepsOf(
  known: readonly { name: string }[],
  change: Change,
  running: ChangeStep,
): readonly ChangeStep[] {
  const seen =
    running === 'Snapshot' || running === 'Migration' || known.some(({ name }) => name === 'Snapshot');
  return seen && change !== 'hibernate' ? stepsWithMigration : usualSteps[change];
}

/** The pods follow a release that has its new values already. */
export function followed(facts: Facts, state: ReleaseState, change: Change, step: Step): Decision {
  const agent = facts.agent ?? { state: 'starting' };
  const message = agent.message ?? wordsOfAgent[agent.state];
  return changing(facts, { state, change, running: stepOfAgent[agent.state], step, message });
}

export const seenOf = ({ revision, status }: PresentRelease) => ({ revision, status });

/** What a change from the pods that run to what is wished amounts to. */
export function changeOf({ store, workload }: Facts): Change {
  if (store.spec.hibernated) return 'hibernate';
  return workload.deployment === 'present' && workload.replicas === 0 ? 'wake' : 'upgrade';
}

/** The change under way, if there is one. */
export function changeUnderWay({ store }: Facts): Change | undefined {
  const type = store.status?.operation?.type;
  return type && isChange(type) ? type : undefined;
}

/** How many deadlines a change may take whose helm processes were killed again and again. */
const attempts = 5;

/** Helm was tried again and again, and never got through. */
export function neverGotThrough({ store, now, deadlines }: Facts): boolean {
  const startedAt = store.status?.operation?.startedAt;
  if (!startedAt || !isChange(store.status?.operation?.type ?? '')) return false;
  return now - Date.parse(startedAt) > deadlines.upgradeSeconds * 1000 * attempts;
}

export const upgradeTimedOut: Failure = {
  reason: 'UpgradeTimeout',
  message: 'The Helm release could not be upgraded in time',
  hint: "Look for helm's words in the orchestrator's log, then retry.",
};
