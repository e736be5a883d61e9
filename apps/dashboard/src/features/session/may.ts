import { isOwner, type Me, type Store } from '@souk/contract';

/** What a person may do with this store; the API has the last word. */
const may =
  (right: 'update' | 'delete') =>
  (me: Me, { owner }: Store): boolean =>
    me.access[right] === 'all' || (me.access[right] === 'own' && isOwner(owner, me));

export const mayUpdate = may('update');
export const mayDelete = may('delete');
