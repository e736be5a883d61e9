import type { Client } from '@souk/client';
import type { PatchStoreRequest, RollbackRequest, Store } from '@souk/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../../lib/client-context.ts';
import { hasCode } from '../../../lib/describe-error.ts';
import { useKeepStore } from '../stores-query.ts';

type Call<Wish> = (client: Client, wish: Wish, ifMatch: string) => Promise<Store>;

/**
 * A change is meant for the store as its reader saw it when they set out to change it: `editing` holds on to that
 * one. When the store's wish is another by now, the API refuses; the page then shows the store as it is, and the
 * next try is meant for that.
 */
function useChange<Wish>(store: Store, editing: boolean, call: Call<Wish>) {
  const { name, etag } = store;
  const client = useClient();
  const keep = useKeepStore();
  const [seen, setSeen] = useState(etag);
  if (!editing && seen !== etag) setSeen(etag);
  const show = async (fresh: Store) => {
    setSeen(fresh.etag);
    await keep(fresh);
  };
  return useMutation({
    mutationFn: (wish: Wish) => call(client, wish, seen),
    onSuccess: show,
    onError: async (error) => {
      if (!hasCode(error, 'store-changed')) return;
      // Without a fresh view the next try is refused again, which tells it again.
      await client.getStore(name).then(show, () => undefined);
    },
  });
}

export const usePatchStore = (store: Store, editing = true) =>
  useChange<PatchStoreRequest>(store, editing, (client, patch, ifMatch) =>
    client.patchStore(store.name, patch, { ifMatch }),
  );

export const useRollbackStore = (store: Store, editing = true) =>
  useChange<RollbackRequest>(store, editing, (client, wish, ifMatch) =>
    client.rollbackStore(store.name, wish, { ifMatch }),
  );
