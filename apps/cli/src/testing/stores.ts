import type { Condition, Operation, OperationStep, Phase, StoreResource } from '@souk/contract';
import { people, storeOf } from '../../../orchestrator/src/testing/fake-cluster.ts';

type Status = NonNullable<StoreResource['status']>;
type Spec = Partial<StoreResource['spec']>;

const at = (seconds: number): string =>
  new Date(Date.parse('2026-05-04T11:00:00Z') + seconds * 1000).toISOString();

const conditionsOf = (generation: number, message: string, progressing = 'Settled'): Condition[] =>
  (['Ready', 'Progressing', 'Released', 'Healthy'] as const).map((type) => ({
    type,
    status: 'True',
    reason: type === 'Progressing' ? progressing : 'Serving',
    message,
    lastTransitionTime: at(0),
    observedGeneration: generation,
  }));

export const release = { revision: 1, status: 'deployed', chart: 'store-0.1.0', appVersion: '2.21.2' };

/** A status that the controller would write for this generation. */
export function statusOf(
  phase: Phase,
  { generation = 1, message = '', progressing = '', ...more }: Told = {},
): Status {
  return {
    phase,
    observedGeneration: generation,
    conditions: conditionsOf(generation, message || `It is ${phase}`, progressing || undefined),
    namespace: 'store-acme',
    ...more,
  };
}
type Told = Partial<Status> & { generation?: number; message?: string; progressing?: string };

/** Steps that follow one another: those before `running` took a second each. */
export function operationOf(
  type: Operation['type'],
  names: readonly string[],
  running: number,
  message: string,
): Operation {
  const steps = names.map((name, index): OperationStep => {
    if (index > running) return { name, state: 'waiting' };
    const startedAt = at(index);
    if (index === running) return { name, state: 'running', startedAt, message };
    return { name, state: 'done', startedAt, finishedAt: at(index + 1) };
  });
  return { type, startedAt: at(0), steps };
}

export const installSteps = ['Namespace', 'Release', 'Database and server', 'Shop'] as const;

type Made = { name: string; phase?: Phase; spec?: Spec; status?: Told; ageMinutes?: number };

export function storeIn({
  name,
  phase = 'Ready',
  spec = {},
  status = {},
  ageMinutes = 60,
}: Made): StoreResource {
  const createdAt = new Date(Date.parse('2026-05-04T12:00:00Z') - ageMinutes * 60_000).toISOString();
  const readyAt = new Date(Date.parse(createdAt) + 6_200).toISOString();
  const usual: Told = phase === 'Ready' || phase === 'Hibernated' ? { readyAt, release } : {};
  const told = statusOf(phase, { ...usual, namespace: `store-${name}`, ...status });
  return storeOf({ name, createdAt, spec: { owner: people['jane-token'].name, ...spec }, status: told });
}
