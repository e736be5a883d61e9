import type { Phase, StoreResource } from '@souk/contract';
import type { StepDeps } from './steps/step-context.ts';
import { tell } from './tell.ts';

const isBad: Record<Phase, boolean> = {
  Pending: false,
  Provisioning: false,
  Ready: false,
  Updating: false,
  Degraded: true,
  Failed: true,
  Hibernated: false,
  Deleting: false,
};

/** For `kubectl describe store`: one Event for each change of phase. */
export function recordTransition(
  deps: Pick<StepDeps, 'client' | 'log' | 'identity'>,
  before: StoreResource,
  after: StoreResource,
): void {
  const { status } = after;
  const phase = status?.phase;
  if (!phase || phase === before.status?.phase) return;
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  const note = status.failure?.message ?? ready?.message ?? '';
  tell(deps, after, { type: isBad[phase] ? 'Warning' : 'Normal', reason: phase, note });
}
