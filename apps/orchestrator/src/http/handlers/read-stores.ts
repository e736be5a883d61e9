import { isOwner } from '@souk/contract';
import { pageOf } from '../../stores/list-page.ts';
import { etagOf } from '../../stores/to-store.ts';
import type { Handlers } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import { type Deps, requireSynced } from './deps.ts';

export function readStoreHandlers(deps: Deps): Pick<Handlers, 'listStores' | 'getStore'> {
  const { access, cache, findStore, index, toStore } = deps;
  return {
    async listStores({ caller, query }) {
      const scope = await access.scope(caller, 'list');
      if (scope === 'none') throw new ProblemError('forbidden', { detail: 'You may not list stores.' });
      requireSynced(cache);
      const page = pageOf(index, query, ({ spec }) => scope === 'all' || isOwner(spec.owner, caller));
      if (!page) {
        const errors = [{ field: 'cursor', message: 'must be the nextCursor of an earlier page' }];
        throw new ProblemError('invalid-query', { errors });
      }
      return { body: { ...page, items: page.items.map(toStore) } };
    },
    async getStore({ caller, name }) {
      const store = await findStore(caller, 'get', name);
      return { body: toStore(store), headers: { etag: etagOf(store) } };
    },
  };
}
