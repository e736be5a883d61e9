import type { StoreResource } from '@souk/contract';
import { recordEvent, resources, toKubeError } from '@souk/kubernetes';
import type { StepDeps } from './steps/step-context.ts';

type Words = { type: 'Normal' | 'Warning'; reason: string; note: string };

/** An Event on the store, for `kubectl describe store` and the activity in the dashboard. A lost one is no reason to stop. */
export function tell(
  { client, log, identity }: Pick<StepDeps, 'client' | 'log' | 'identity'>,
  { metadata }: StoreResource,
  words: Words,
): void {
  const event = { ...words, action: 'Reconcile' };
  recordEvent(client, { resource: resources.stores, metadata }, event, identity).catch((error: unknown) =>
    log.debug({ error: toKubeError(error).message }, 'an event was lost'),
  );
}
