import { type Action, retryAnnotation, type StoreResource } from '@souk/contract';
import { ClusterError } from '../../cluster/ports.ts';
import { actionsOf, phaseOf } from '../../stores/to-store.ts';
import type { Handlers } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import { audit } from './audit.ts';
import type { Deps } from './deps.ts';

/** Throws `action-not-allowed`, which names what is allowed instead. */
export function requireAction(store: StoreResource, action: Action, detail?: string): void {
  const actions = actionsOf(store);
  if (actions.includes(action)) return;
  const protectedNow = action === 'delete' && store.spec.deletionProtection;
  const reason = protectedNow
    ? 'The store is protected against deletion.'
    : `A store that is ${phaseOf(store)} does not allow ${action}.`;
  throw new ProblemError('action-not-allowed', { detail: detail ?? reason, actions: [...actions] });
}

/** A conflict here means another store of this name by now, and the one that was meant is gone. */
function goneOf(error: unknown, name: string): unknown {
  const gone = error instanceof ClusterError && (error.kind === 'not-found' || error.kind === 'conflict');
  return gone ? new ProblemError('store-not-found', { detail: `There is no store ${name}.` }) : error;
}

export function changeStoreHandlers(deps: Deps): Pick<Handlers, 'deleteStore' | 'retryStore'> {
  const { findStore, ports, toStore } = deps;
  return {
    async deleteStore(call) {
      const store = await findStore(call.caller, 'delete', call.name);
      // Asking twice is no mistake: the wish is already being followed.
      if (phaseOf(store) === 'Deleting') return { body: toStore(store) };
      requireAction(store, 'delete');
      await ports.stores.remove(call.name, store.metadata.uid).catch((error: unknown) => {
        throw goneOf(error, call.name);
      });
      audit(call, 'store.delete', call.name);
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
      audit(call, 'store.retry', call.name);
      return { body: toStore(annotated) };
    },
  };
}
