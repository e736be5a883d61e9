import type { Operation, StoreResource } from '@souk/contract';
import type { Observation } from './observation.ts';

/**
 * Whose hand is on the store's release: a helm process may run only under a claim in `status.operation`, written with
 * optimistic concurrency. A claim that was not renewed for `claimSeconds` is of a process that can no longer live.
 */
export type Claim = { holder: 'nobody' | 'ours' } | { holder: 'other'; name: string; expiresInMs: number };

/** Stores are worked on one pass at a time: a claim of our own that a decision meets is of a process that ended. */
export function claimOf({ store, identity, now, deadlines }: Observation): Claim {
  const { holder, renewedAt } = store.status?.operation ?? {};
  if (!holder || !renewedAt) return { holder: 'nobody' };
  if (holder === identity) return { holder: 'ours' };
  const expiresInMs = Date.parse(renewedAt) + deadlines.claimSeconds * 1000 - now;
  return expiresInMs > 0 ? { holder: 'other', name: holder, expiresInMs } : { holder: 'nobody' };
}

/** The operation failed, and what it left is being removed: not to be gone on with. */
export const isClearing = (operation: Operation | undefined): boolean =>
  operation?.type === 'install' && operation.steps.some(({ state }) => state === 'failed');

/** When the installation under way began, in ms since the epoch. */
export function installingSince({ status }: StoreResource): number | undefined {
  const operation = status?.operation;
  return operation?.type === 'install' && !isClearing(operation)
    ? Date.parse(operation.startedAt)
    : undefined;
}
