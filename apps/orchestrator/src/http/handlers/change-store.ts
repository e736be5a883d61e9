import {
  finalSnapshotAnnotation,
  isOwner,
  type PlatformConfig,
  retryAnnotation,
  type StoreResource,
  teamOf,
} from '@souk/contract';
import { refusalWords } from '../../auth/access.ts';
import { ClusterError, type SpecPatch } from '../../cluster/ports.ts';
import { checkPatch, requireAction, specPatchOf } from '../../stores/change-store.ts';
import { blueprintAfter, operatorChanges, refuseParts } from '../../stores/blueprint-change.ts';
import { requireMatch } from '../../stores/if-match.ts';
import { versionToReturnTo } from '../../stores/rollback-target.ts';
import { actionsOf, etagOf, phaseOf } from '../../stores/to-store.ts';
import type { Call, Handlers } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';

type ChangeCall = Call<'patchStore'> | Call<'rollbackStore'>;

/** Another may write between reading and writing; each time the change is judged anew. */
const tries = 8;

/** A conflict here means another store of this name by now, and the one that was meant is gone. */
function goneOf(error: unknown, name: string): unknown {
  const gone = error instanceof ClusterError && (error.kind === 'not-found' || error.kind === 'conflict');
  return gone ? new ProblemError('store-not-found', { detail: `There is no store ${name}.` }) : error;
}

const isConflict = (error: unknown) => error instanceof ClusterError && error.kind === 'conflict';

/** With the right to change own stores alone, one may be handed over to oneself or a team of one's own. */
async function requireTransfer({ access }: Deps, { caller }: ChangeCall, owner: string): Promise<void> {
  const scope = await access.scope(caller, 'transfer');
  if (scope === 'all' || (scope === 'own' && isOwner(owner, caller))) return;
  if (scope === 'none') throw new ProblemError('forbidden', { detail: refusalWords('transfer') });
  const whom = teamOf(owner) === undefined ? 'another person' : 'a team that you are not in';
  const detail = `You may not hand a store over to ${whom}: who runs the platform may.`;
  throw new ProblemError('forbidden', { detail });
}

async function requireBlueprint(
  { access }: Deps,
  { caller, name }: ChangeCall,
  store: StoreResource,
  { blueprint }: SpecPatch,
): Promise<void> {
  if (blueprint === undefined) return;
  const parts = operatorChanges(store.spec.blueprint, blueprintAfter(store, blueprint));
  if (parts.length > 0 && (await access.scope(caller, 'blueprint', name)) === 'none') refuseParts(parts);
}

/** Reads, judges and writes until nobody came between. `wish` throws what forbids the change. */
async function change(
  deps: Deps,
  call: ChangeCall,
  wish: (store: StoreResource) => Promise<SpecPatch>,
): Promise<StoreResource> {
  for (let left = tries; ; left -= 1) {
    const store = await deps.findStore(call.caller, 'patch', call.name, { fresh: true });
    requireMatch(call.header('if-match'), store);
    const patch = await wish(store);
    if (Object.keys(patch).length === 0) return store;
    const write = () => deps.ports.stores.patchSpec(store, patch);
    try {
      if (!patch.owner) return await write();
      await requireTransfer(deps, call, patch.owner);
      return await deps.ledger.within(patch.owner, call.name, write);
    } catch (error) {
      if (!isConflict(error) || left === 0) throw error;
    }
  }
}

/** Whoever asks for one gets one, or nothing is deleted. */
function requireFinalSnapshot(store: StoreResource, { snapshots }: PlatformConfig): void {
  const asleep = store.spec.hibernated || !store.status?.readyAt;
  if (snapshots.bucket.name !== '' && !asleep) return;
  const detail = asleep
    ? 'A store that does not run takes no final snapshot. Wake it first, or delete it without one.'
    : 'There is no bucket for a final snapshot. Delete the store without one.';
  throw new ProblemError('action-not-allowed', { detail, actions: [...actionsOf(store)] });
}

async function wishFinalSnapshot({ ports }: Deps, store: StoreResource, wanted: boolean): Promise<void> {
  const { name } = store.metadata;
  const value = wanted ? 'required' : 'none';
  await ports.stores.annotate(name, { [finalSnapshotAnnotation]: value }).catch((error: unknown) => {
    throw goneOf(error, name);
  });
}

type Changes = Pick<Handlers, 'patchStore' | 'rollbackStore' | 'deleteStore' | 'retryStore'>;

export function changeStoreHandlers(deps: Deps): Changes {
  const { config, findStore, ports, toStore } = deps;
  return {
    async patchStore(call) {
      const changed = await change(deps, call, async (store) => {
        const patch = specPatchOf(store, call.body);
        await requireBlueprint(deps, call, store, patch);
        checkPatch(store, patch, config);
        return patch;
      });
      return { body: toStore(changed), headers: { etag: etagOf(changed) } };
    },
    async rollbackStore(call) {
      const changed = await change(deps, call, async (store) => {
        requireAction(store, 'rollback');
        const namespace = store.status?.namespace;
        const revisions = namespace ? await ports.insides.revisions(namespace, call.name) : [];
        const version = versionToReturnTo(store, revisions, call.body.revision, config);
        return specPatchOf(store, { version });
      });
      return { body: toStore(changed), headers: { etag: etagOf(changed) } };
    },
    async deleteStore(call) {
      const store = await findStore(call.caller, 'delete', call.name);
      const { finalSnapshot } = call.query;
      const isDeleting = phaseOf(store) === 'Deleting';
      if (!isDeleting) requireAction(store, 'delete');
      if (finalSnapshot && !isDeleting) requireFinalSnapshot(store, config);
      // Asking twice is no mistake, and the way to go on without a snapshot that does not come.
      if (finalSnapshot !== undefined) await wishFinalSnapshot(deps, store, finalSnapshot);
      if (isDeleting) return { body: toStore(store) };
      await ports.stores.remove(call.name, store.metadata.uid).catch((error: unknown) => {
        throw goneOf(error, call.name);
      });
      const deletionTimestamp = new Date().toISOString();
      return { body: toStore({ ...store, metadata: { ...store.metadata, deletionTimestamp } }) };
    },
    async retryStore(call) {
      const store = await findStore(call.caller, 'patch', call.name);
      requireAction(store, 'retry');
      const annotated = await ports.stores
        .annotate(call.name, { [retryAnnotation]: new Date().toISOString() })
        .catch((error: unknown) => {
          throw goneOf(error, call.name);
        });
      return { body: toStore(annotated) };
    },
  };
}
