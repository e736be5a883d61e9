import { type CloneRequest, type CloneSource, isOwner } from '@souk/contract';
import type { Caller } from '../auth/caller.ts';
import type { Deps } from '../http/handlers/deps.ts';
import { agentOf } from '../http/handlers/store-pod.ts';
import { ProblemError } from '../http/problem-error.ts';

export type Clone = { source: CloneSource; version: string };

const refuse = (field: 'store' | 'snapshot', message: string): ProblemError =>
  new ProblemError('invalid-field', { errors: [{ field: `from.${field}`, message }] });

/**
 * The snapshot that a new store is to begin with: of a store whose login the caller may read, or could before it was deleted. Throws `invalid-field`, the same
 * for another's store and for none.
 */
export async function cloneOf(
  deps: Deps,
  caller: Caller,
  { store: name, snapshot }: CloneRequest,
): Promise<Clone> {
  const { findStore, bucket, ports } = deps;
  // A clone comes with a login of its own: whoever may make one can read all that is in the store.
  const store = await findStore(caller, 'credentials', name, { fresh: true }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.code === 'store-not-found') return undefined;
    throw error;
  });
  if (!store) return await goneClone(deps, caller, { store: name, snapshot });
  const { uid } = store.metadata;
  const source = { store: name, snapshot, uid };
  const inBucket = await bucket?.snapshotsOf({ name, uid }).find(snapshot);
  if (inBucket) return { source, version: inBucket.version };
  // Only its own pod knows what is on the volume of a store.
  const { items } = await ports.agent.list(await agentOf(ports, store));
  const found = items.find(({ id }) => id === snapshot);
  if (!found) throw refuse('snapshot', `is not among the backups of ${name}`);
  return { source, version: found.version };
}

/** The final snapshot of a store that was deleted. */
async function goneClone(
  { bucket, access, finals }: Deps,
  caller: Caller,
  { store, snapshot }: CloneRequest,
): Promise<Clone> {
  const scope = await access.scope(caller, 'credentials');
  const found = (await finals.list()).find((one) => one.store === store && one.snapshot.id === snapshot);
  const isTheirs = found && (scope === 'all' || (scope === 'own' && isOwner(found.owner, caller)));
  if (!isTheirs)
    throw refuse('store', 'is not a store of yours, nor one that was deleted with this final snapshot');
  const { uid } = found;
  const stored = await bucket?.snapshotsOf({ name: store, uid }).find(snapshot);
  if (!stored) throw refuse('snapshot', 'is no longer in the bucket');
  return { source: { store, snapshot, uid }, version: stored.version };
}
