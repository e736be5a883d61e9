import { apiBase, type Store, type StoreResource } from '@souk/contract';
import { refusalWords } from '../../auth/access.ts';
import { ClusterError, type NewStore } from '../../cluster/ports.ts';
import type { Outcome } from '../../records/idempotency.ts';
import { operatorChanges, refuseParts } from '../../stores/blueprint-change.ts';
import { cloneOf } from '../../stores/clone-source.ts';
import { newStore } from '../../stores/new-store.ts';
import { etagOf } from '../../stores/to-store.ts';
import type { Call, Handler } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import { type Deps, requireSynced } from './deps.ts';

/** On a store that was made by a call with a key, so that an interrupted call knows its own work again. */
const callAnnotation = 'souk.dev/created-by-call';

function taken(name: string): ProblemError {
  return new ProblemError('name-taken', {
    detail: `The name ${name} is taken.`,
    errors: [{ field: 'name', message: 'is taken; choose another name' }],
  });
}

/** The API server makes names unique, over any number of replicas: whoever comes second is told so by it. */
async function createOnce(
  { ports }: Deps,
  wish: NewStore,
  callId: string | undefined,
): Promise<StoreResource> {
  const annotations = callId ? { annotations: { [callAnnotation]: callId } } : {};
  try {
    return await ports.stores.create({ ...wish, ...annotations });
  } catch (error) {
    if (!(error instanceof ClusterError) || error.kind !== 'already-exists') throw error;
    const there = callId ? await ports.stores.get(wish.name) : undefined;
    if (there && there.metadata.annotations?.[callAnnotation] === callId) return there;
    throw taken(wish.name);
  }
}

function keyOf(call: Call<'createStore'>): string | undefined {
  const key = call.header('idempotency-key');
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const errors = [{ field: 'Idempotency-Key', message: 'must have 1 to 255 visible characters' }];
  throw new ProblemError('invalid-header', { errors });
}

export function createStoreHandler(deps: Deps): Handler<'createStore'> {
  const { access, cache, config, creations, idempotency, toStore } = deps;

  async function make(wish: NewStore, callId?: string): Promise<Outcome<Store>> {
    const { owner } = wish.spec;
    const store = await creations.within(owner, wish.name, () => createOnce(deps, wish, callId));
    const location = `${apiBase}/stores/${wish.name}`;
    return { body: toStore(store), headers: { location, etag: etagOf(store) } };
  }

  return async (call) => {
    const { caller, body } = call;
    if ((await access.scope(caller, 'create')) === 'none')
      throw new ProblemError('forbidden', { detail: refusalWords('create') });
    const parts = operatorChanges({}, body.blueprint);
    if (parts.length > 0 && (await access.scope(caller, 'blueprint')) === 'none') refuseParts(parts);
    const key = keyOf(call);
    requireSynced(cache);
    const clone = body.from && (await cloneOf(deps, caller, body.from));
    const wish = newStore(body, caller, config, clone);
    if (key === undefined) return await make(wish);
    const once = { caller: caller.name, key, request: body };
    return await idempotency.once(once, (id) => make(wish, id));
  };
}
