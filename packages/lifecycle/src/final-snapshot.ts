import type { Step } from './decision.ts';
import { type Facts, hasReadyPod } from './release-state.ts';

export type Farewell = { step: Step; message: string };

const asksAgain = 'Delete it again with finalSnapshot=false to go on without one';

/**
 * The final snapshot of a store that goes, while it is still to come. One that is only `wanted` is given up when the deletion is
 * `overdue`, and at once where there is no pod to take it; one that is `required` is waited for, and a person is told what to do.
 */
export function farewell(facts: Facts, overdue: boolean): Farewell | undefined {
  const { store, namespace, release, workload, finalSnapshot } = facts;
  const { readyAt, finalSnapshot: taken } = store.status ?? {};
  if (!finalSnapshot || taken?.id || !readyAt) return undefined;
  if (namespace.state !== 'active' || release.state !== 'present') return undefined;
  const isRequired = finalSnapshot === 'required';
  if (!isRequired && (overdue || workload.replicas === 0)) return undefined;
  const step: Step = hasReadyPod(workload) ? { type: 'take-final-snapshot' } : { type: 'wait' };
  const why = step.type === 'wait' ? 'no pod of the store serves' : taken?.message;
  if (overdue && isRequired)
    return { step, message: `Blocked: no final snapshot: ${why ?? 'it takes long'}. ${asksAgain}` };
  return { step, message: why ? `No final snapshot yet: ${why}` : 'Taking the final snapshot' };
}
