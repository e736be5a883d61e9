import type { OperationStep, OperationType, Store } from '@souk/contract';

/** A step as it was seen here: `since` is our own clock's time, as the cluster's may differ from it. */
export type SeenStep = OperationStep & { since: number | undefined };
export type SeenOperation = { type: OperationType; startedAt: string; steps: SeenStep[] };

/** Operations in the order in which they began: an upgrade that fails is followed by a rollback. */
export class Timeline {
  readonly operations: SeenOperation[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What is under way now. */
  see({ operation }: Pick<Store, 'operation'>): void {
    if (!operation) return;
    const { type, startedAt } = operation;
    const last = this.operations.at(-1);
    const same = last?.type === type && last.startedAt === startedAt ? last : undefined;
    const steps = operation.steps.map((step) => ({ ...step, since: this.#since(step, same) }));
    if (same) same.steps = steps;
    else this.operations.push({ type, startedAt, steps });
  }

  /** It is done: an operation vanishes with its last step, whose end nobody tells. */
  finish(): void {
    const last = this.operations.at(-1);
    if (!last) return;
    last.steps = last.steps.map((step) => (step.state === 'done' ? step : this.#ended(step)));
  }

  #ended(step: SeenStep): SeenStep {
    const { startedAt, since } = step;
    const took = since === undefined ? 0 : this.#now() - since;
    const finishedAt = startedAt && new Date(Date.parse(startedAt) + took).toISOString();
    return { ...step, state: 'done', ...(finishedAt ? { finishedAt } : {}) };
  }

  #since(step: OperationStep, last: SeenOperation | undefined): number | undefined {
    if (step.state === 'waiting') return undefined;
    return last?.steps.find(({ name }) => name === step.name)?.since ?? this.#now();
  }
}

/** In ms; undefined for what has not begun, or has no times. */
export function tookMs({ state, startedAt, finishedAt, since }: SeenStep, now: number): number | undefined {
  if (state === 'running') return since === undefined ? undefined : now - since;
  if (startedAt === undefined || finishedAt === undefined) return undefined;
  return Date.parse(finishedAt) - Date.parse(startedAt);
}
