import { type Action, isOwner } from '@souk/contract';
import { refusalWords } from '../../auth/access.ts';
import { ClusterError } from '../../cluster/ports.ts';
import { requireAction } from '../../stores/change-store.ts';
import type { Call, Handlers } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';
import { agentOf } from './store-pod.ts';

const missing = () => new ProblemError('snapshot-not-found');

/** Ids are the agent's own; what could be none is not even asked for. */
function requireId(id: string): string {
  if (!/^[A-Za-z0-9][\w.-]{0,127}$/.test(id)) throw missing();
  return id;
}

function refusalOf(error: unknown, id: string): unknown {
  if (!(error instanceof ClusterError)) return error;
  if (error.kind === 'not-found' && id) return missing();
  if (error.kind === 'conflict')
    return new ProblemError('action-not-allowed', { detail: 'The store is busy. Try again when it serves.' });
  if (error.kind === 'not-stored') return new ProblemError('not-stored', { detail: error.message });
  const detail = 'The store does not answer now. It may be starting.';
  return new ProblemError('unavailable', { detail }, { 'retry-after': '5' });
}

type SnapshotCall =
  Call<'listSnapshots'> | Call<'createSnapshot'> | Call<'restoreSnapshot'> | Call<'deleteSnapshot'>;

type Snapshots = Pick<
  Handlers,
  'listFinalSnapshots' | 'listSnapshots' | 'createSnapshot' | 'restoreSnapshot' | 'deleteSnapshot'
>;

/** Backups are the store's own work: the orchestrator asks the agent in its pod. */
export function snapshotHandlers(deps: Deps): Snapshots {
  const { findStore, ports, toStore } = deps;
  async function opened(call: SnapshotCall, verb: 'get' | 'patch', action?: Action) {
    const store = await findStore(call.caller, verb, call.name);
    if (action) requireAction(store, action);
    return { store, agent: await agentOf(deps.ports, store) };
  }
  const told = <T>(answer: Promise<T>, id = '') =>
    answer.catch((error: unknown) => {
      throw refusalOf(error, id);
    });
  return {
    async listSnapshots(call) {
      const { agent } = await opened(call, 'get');
      return { body: await told(ports.agent.list(agent)) };
    },
    async listFinalSnapshots({ caller }) {
      const scope = await deps.access.scope(caller, 'list');
      if (scope === 'none') throw new ProblemError('forbidden', { detail: refusalWords('list') });
      const items = await deps.finals.list();
      return { body: { items: items.filter(({ owner }) => scope === 'all' || isOwner(owner, caller)) } };
    },
    async createSnapshot(call) {
      const { agent } = await opened(call, 'patch', 'snapshot');
      return { body: await told(ports.agent.create(agent)) };
    },
    async restoreSnapshot(call) {
      const id = requireId(call.id);
      const { agent, store } = await opened(call, 'patch', 'restore');
      await told(ports.agent.restore(agent, id), id);
      return { body: toStore(store) };
    },
    async deleteSnapshot(call) {
      const id = requireId(call.id);
      const { agent } = await opened(call, 'patch', 'snapshot');
      await told(ports.agent.remove(agent, id), id);
      return { body: undefined };
    },
  };
}
