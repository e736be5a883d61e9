import type { Condition, Operation, OperationStep, StoreStatus } from '@souk/contract';
import type { Decision, StepType, Verdict } from './decision.ts';
import { deleteSteps } from './ending.ts';
import { installSteps } from './provision.ts';

const stepNames: Record<Operation['type'], readonly string[]> = {
  install: installSteps,
  delete: deleteSteps,
};

/** Steps that start a helm process: the store is claimed for this replica in the same write. */
const claiming: ReadonlySet<StepType> = new Set(['install', 'uninstall']);

/** The status that follows from a decision. `at` is RFC 3339; times move only where something changed. */
export function nextStatus(
  previous: StoreStatus | undefined,
  decision: Decision,
  { at, identity }: { at: string; identity: string },
): StoreStatus {
  const merged: Record<string, unknown> = { ...previous, ...decision.status };
  if (decision.state !== 'Unknown') {
    const operation = decision.operation && nextOperation(previous?.operation, decision.operation, at);
    const claim = claiming.has(decision.step.type) ? { holder: identity, renewedAt: at } : {};
    merged.operation = operation && { ...operation, ...claim };
  }
  merged.phase = decision.phase;
  merged.conditions = decision.conditions.map((verdict) => nextCondition(previous?.conditions, verdict, at));
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
  ) as StoreStatus;
}

function nextCondition(previous: Condition[] = [], verdict: Verdict, at: string): Condition {
  const old = previous.find(({ type }) => type === verdict.type);
  return { ...verdict, lastTransitionTime: old?.status === verdict.status ? old.lastTransitionTime : at };
}

function nextOperation(
  previous: Operation | undefined,
  wanted: NonNullable<Decision['operation']>,
  at: string,
): Operation {
  const same = previous?.type === wanted.type ? previous : undefined;
  const steps = stepNames[wanted.type].map((name) => {
    const old = same?.steps.find((step) => step.name === name);
    return nextStep(old ?? { name, state: 'waiting' }, wanted, at);
  });
  return {
    type: wanted.type,
    startedAt: same?.startedAt ?? at,
    ...(same?.holder ? { holder: same.holder } : {}),
    ...(same?.renewedAt ? { renewedAt: same.renewedAt } : {}),
    steps,
  };
}

/** A step that is done stays done, with its time, whatever is looked at again. */
function nextStep(old: OperationStep, wanted: NonNullable<Decision['operation']>, at: string): OperationStep {
  if (wanted.done.includes(old.name)) {
    return old.state === 'done'
      ? old
      : { name: old.name, state: 'done', startedAt: old.startedAt ?? at, finishedAt: at };
  }
  if (wanted.running !== old.name) return { name: old.name, state: 'waiting' };
  return {
    name: old.name,
    state: 'running',
    startedAt: old.startedAt ?? at,
    ...(wanted.message ? { message: wanted.message } : {}),
  };
}
