import { apiBase } from '@souk/contract';
import { ClusterError } from '../../cluster/ports.ts';
import { newStore } from '../../stores/new-store.ts';
import { etagOf } from '../../stores/to-store.ts';
import type { Handler } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import { audit } from './audit.ts';
import { type Deps, requireSynced } from './deps.ts';

/** The API server makes names unique, over any number of replicas: whoever comes second is told so by it. */
function refusalOf(error: unknown, name: string): unknown {
  if (!(error instanceof ClusterError)) return error;
  if (error.kind === 'already-exists')
    return new ProblemError('name-taken', {
      detail: `The name ${name} is taken.`,
      errors: [{ field: 'name', message: 'is taken; choose another name' }],
    });
  return error;
}

export function createStoreHandler(deps: Deps): Handler<'createStore'> {
  const { access, cache, config, creations, ports, toStore } = deps;
  return async (call) => {
    const { caller, body } = call;
    if ((await access.scope(caller, 'create')) === 'none')
      throw new ProblemError('forbidden', { detail: 'You may not create stores.' });
    requireSynced(cache);
    const wish = newStore(body, caller, config);
    const create = () =>
      ports.stores.create(wish).catch((error: unknown) => {
        throw refusalOf(error, wish.name);
      });
    const store = await creations.within(caller.name, wish.name, create);
    audit(call, 'store.create', wish.name);
    return {
      body: toStore(store),
      headers: { location: `${apiBase}/stores/${wish.name}`, etag: etagOf(store) },
    };
  };
}
