import type { Condition, ConditionType, Failure, OperationType, Phase, StoreStatus } from '@souk/contract';
import type { ReleaseState } from './release-state.ts';

/** One thing to do; the next pass sees what came of it. */
export type Step =
  | { type: 'wait' }
  | { type: 'add-finalizer' }
  | { type: 'prepare-namespace' }
  | { type: 'install' }
  | { type: 'add-route' }
  | { type: 'check-shop' }
  /** Write down why, with what the cluster still tells, before anything is removed. */
  | { type: 'reject'; failure: Failure; logOf?: { pod: string; container: string } }
  | { type: 'uninstall' }
  | { type: 'delete-namespace' }
  | { type: 'remove-route' }
  | { type: 'release-finalizer' };

export type StepType = Step['type'];

/** A condition without its time, which is the writer's to keep or renew. */
export type Verdict = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>;

export type Decision = {
  state: ReleaseState;
  step: Step;
  phase: Phase;
  conditions: Verdict[];
  /** The operation that a person sees in progress; null when there is none. */
  operation: { type: OperationType; done: readonly string[]; running: string; message?: string } | null;
  /** Fields of the status besides phase, conditions and operation. `null` clears. */
  status: { [Field in keyof StoreStatus]?: StoreStatus[Field] | null };
  /** When to look again although nothing changed. */
  requeueAfterMs: number;
};

export const verdict = (
  type: ConditionType,
  status: Condition['status'],
  reason: string,
  message: string,
): Verdict => ({
  type,
  status,
  reason,
  message,
});
