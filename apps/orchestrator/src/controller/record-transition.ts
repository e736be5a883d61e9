import type { Phase, StoreResource } from '@souk/contract';
import { recordEvent, resources, toKubeError } from '@souk/kubernetes';
import type { StepDeps } from './steps/step-context.ts';

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

/** For `kubectl describe store`: one Event for each change of phase. A lost one is no reason to stop. */
export function recordTransition(
  { client, log, identity }: StepDeps,
  before: StoreResource,
  { status, ...after }: StoreResource,
): void {
  const phase = status?.phase;
  if (!phase || phase === before.status?.phase) return;
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  const note = status.failure?.message ?? ready?.message ?? '';
  const event = {
    type: isBad[phase] ? 'Warning' : 'Normal',
    reason: phase,
    note,
    action: 'Reconcile',
  } as const;
  recordEvent(client, { resource: resources.stores, metadata: after.metadata }, event, identity).catch(
    (error: unknown) => log.debug({ error: toKubeError(error).message }, 'an event was lost'),
  );
}
