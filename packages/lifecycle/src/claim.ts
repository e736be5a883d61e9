import type { Operation, StoreResource } from '@souk/contract';
import type { Observation } from './observation.ts';

/**
 * Whose hand is on the store's release: a helm process may run only under a claim in `status.operation`, written with
 * optimistic concurrency. A claim is as good as its holder: it counts for as long as that replica lives, however long
 * that is, and no longer, since a helm process ends with the replica that started it.
 */
export type Claim = { holder: 'nobody' | 'ours' } | { holder: 'other'; name: string };

/**
 * Stores are worked on one pass at a time: a claim of our own that a decision meets is of a process that ended. While
 * the members are unknown, every holder may live.
 */
export function claimOf({ store, identity, members }: Observation): Claim {
  const holder = store.status?.operation?.holder;
  if (!holder) return { holder: 'nobody' };
  if (holder === identity) return { holder: 'ours' };
  const lives = members === 'unknown' || members.includes(holder);
  return lives ? { holder: 'other', name: holder } : { holder: 'nobody' };
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
