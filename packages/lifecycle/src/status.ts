import type {
  Condition,
  Failure,
  Operation,
  OperationStep,
  StoreResource,
  StoreStatus,
} from '@souk/contract';
import { retryAnnotation } from '@souk/contract';
import { claimOf, isClearing } from './claim.ts';
import { heldConditions, phaseOf, type Verdict, wentBackConditions } from './conditions.ts';
import { helmSteps } from './decide.ts';
import type { Decision, Progress } from './decision.ts';
import { namespaceOf, type Observation } from './observation.ts';
import { hasReadyPod } from './release-state.ts';

/** Who writes, and when (RFC 3339). */
export type Writer = { at: string; identity: string };

/** The status that follows from a decision. Times move only where something changed. */
export function nextStatus(observation: Observation, decision: Decision, writer: Writer): StoreStatus {
  const { store, release } = observation;
  // Not knowing is no news.
  if (decision.state === 'Unknown') return store.status ?? {};
  return compact({
    ...store.status,
    ...decision.status,
    ...described(store, decision, writer.at),
    ...(release === 'unknown' ? {} : { release: releaseOf(release) }),
    operation: claimed(observation, decision, writer),
  });
}

/** The pods have followed: the revision is a good one, and what was under way is done. */
export function rolledOutStatus({ store, release }: Observation): StoreStatus {
  if (release === 'unknown' || release.state === 'absent') return store.status ?? {};
  const { lastGood, rejected } = store.status ?? {};
  const { revision, version, digest } = release;
  // What was gone back to fulfils no wish; the earlier one stands.
  const generation = rejected ? lastGood?.generation : store.metadata.generation;
  return compact({
    ...store.status,
    lastGood: { revision, version, digest, ...(generation === undefined ? {} : { generation }) },
    operation: null,
  });
}

/** The status that gives up on a wish. The step that failed stays to be seen while its remains are removed. */
export function rejectedStatus(observation: Observation, failure: Failure, at: string): StoreStatus {
  const { store, release, workload, wish } = observation;
  const { generation, annotations = {} } = store.metadata;
  const known = release === 'unknown' ? ({ state: 'absent' } as const) : release;
  const once = store.status?.readyAt !== undefined && known.state === 'present';
  const isOpen = workload !== 'unknown' && hasReadyPod(workload);
  const conditions = once ? wentBackConditions(known, failure, isOpen) : heldConditions(known, failure);
  return compact({
    ...store.status,
    ...described(store, { conditions, phase: phaseOf(conditions) }, at),
    failure,
    rejected: {
      version: store.spec.version,
      generation,
      reason: failure.reason,
      ...('digest' in wish ? { digest: wish.digest } : {}),
    },
    retry: annotations[retryAnnotation] ?? '',
    operation: failedOperation(store.status?.operation, failure.message, at),
  });
}

function described(store: StoreResource, said: Pick<Decision, 'phase' | 'conditions'>, at: string) {
  return {
    observedGeneration: store.metadata.generation,
    namespace: namespaceOf(store),
    phase: said.phase,
    conditions: said.conditions.map((verdict) => nextCondition(store, verdict, at)),
  };
}

function nextCondition({ metadata, status }: StoreResource, verdict: Verdict, at: string): Condition {
  const old = status?.conditions?.find(({ type }) => type === verdict.type);
  const lastTransitionTime = old?.status === verdict.status ? old.lastTransitionTime : at;
  return { ...verdict, lastTransitionTime, observedGeneration: metadata.generation };
}

const releaseOf = (release: Exclude<Observation['release'], 'unknown'>): StoreStatus['release'] | null =>
  release.state === 'absent' || !release.ours
    ? null
    : {
        revision: release.revision,
        status: release.status,
        chart: release.chart,
        appVersion: release.version,
      };

/** A helm step takes the claim in the very write that announces it, and the next write lets go of it; another's stays. */
function claimed(observation: Observation, { step, operation }: Decision, { identity, at }: Writer) {
  const previous = observation.store.status?.operation;
  const next = nextOperation(previous, operation, at);
  if (claimOf(observation).holder === 'other') {
    const { holder, renewedAt } = previous ?? {};
    return next ? { ...next, holder, renewedAt } : previous;
  }
  return next && helmSteps.has(step.type) ? { ...next, holder: identity, renewedAt: at } : next;
}

function nextOperation(
  previous: Operation | undefined,
  wanted: Progress | null,
  at: string,
): Operation | undefined {
  if (!wanted) return undefined;
  const same = previous?.type === wanted.type ? previous : undefined;
  if ('clearing' in wanted) {
    return { type: wanted.type, startedAt: same?.startedAt ?? at, steps: same?.steps ?? [] };
  }
  const continued = isClearing(same) ? undefined : same;
  const steps = wanted.steps.map((name) => {
    const old = continued?.steps.find((step) => step.name === name);
    return nextStep(old ?? { name, state: 'waiting' }, wanted, at);
  });
  return { type: wanted.type, startedAt: continued?.startedAt ?? at, steps };
}

type Running = Exclude<Progress, { clearing: true }>;

/** A step that is done stays done, with its time, whatever is looked at again. */
function nextStep(old: OperationStep, wanted: Running, at: string): OperationStep {
  const running = wanted.steps.indexOf(wanted.running);
  if (wanted.steps.indexOf(old.name) < running) {
    return old.state === 'done'
      ? old
      : { name: old.name, state: 'done', startedAt: old.startedAt ?? at, finishedAt: at };
  }
  if (wanted.running !== old.name) return { name: old.name, state: 'waiting' };
  return { name: old.name, state: 'running', startedAt: old.startedAt ?? at, message: wanted.message };
}

function failedOperation(
  operation: Operation | undefined,
  message: string,
  at: string,
): Operation | undefined {
  if (operation?.type !== 'install') return undefined;
  const steps = operation.steps.map((step) =>
    step.state === 'running' ? { ...step, state: 'failed' as const, finishedAt: at, message } : step,
  );
  return { type: 'install', startedAt: operation.startedAt, steps };
}

const compact = (status: { [Field in keyof StoreStatus]?: StoreStatus[Field] | null }): StoreStatus =>
  Object.fromEntries(
    Object.entries(status).filter(([, value]) => value !== null && value !== undefined),
  ) as StoreStatus;
