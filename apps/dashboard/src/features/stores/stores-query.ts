import type { Client } from '@souk/client';
import type { LiveEvent, Store } from '@souk/contract';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../lib/client-context.ts';
import { applyLiveEvent, type StoreCollection, toCollection, withStore } from './store-collection.ts';

const storesKey = ['stores'];
const liveKey = ['live'];

const pageSize = 200;
/** Without the event stream: often enough to watch a store come up. */
const pollMs = 4_000;

const isLive = (queryClient: QueryClient) => queryClient.getQueryData<boolean>(liveKey) === true;

async function loadAll(client: Client, signal: AbortSignal): Promise<StoreCollection> {
  const stores: Store[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listStores({ limit: pageSize, ...(cursor ? { cursor } : {}) }, { signal });
    stores.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return toCollection(stores);
}

/** The event stream opens with all stores and then tells each change; lists are read only without it. */
function storesOptions(client: Client, live: boolean) {
  return queryOptions({
    queryKey: storesKey,
    queryFn: async ({ client: queryClient, signal }) => {
      const loaded = await loadAll(client, signal);
      const streamed = queryClient.getQueryData<StoreCollection>(storesKey);
      // What the stream told while the list was on its way is newer.
      return streamed && isLive(queryClient) ? streamed : loaded;
    },
    structuralSharing: false,
    staleTime: live ? Number.POSITIVE_INFINITY : 0,
    refetchInterval: live ? false : pollMs,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** Whether the event stream tells each change now. */
export function useLive(): boolean {
  const { data } = useQuery({
    queryKey: liveKey,
    queryFn: ({ client }) => isLive(client),
    enabled: false,
    initialData: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

export const setLive = (queryClient: QueryClient, live: boolean): void =>
  void queryClient.setQueryData(liveKey, live);

export const useStores = () => useQuery(storesOptions(useClient(), useLive()));

/** Takes an event of the stream into what every page shows. */
export function receive(queryClient: QueryClient, event: LiveEvent): void {
  if (event.event === 'snapshot') setLive(queryClient, true);
  queryClient.setQueryData<StoreCollection>(storesKey, (stores) =>
    stores || event.event === 'snapshot' ? applyLiveEvent(stores ?? new Map(), event) : stores,
  );
}

/** Takes in the store that a call answered. */
export function useKeepStore(): (store: Store) => Promise<void> {
  const queryClient = useQueryClient();
  return async (store) => {
    // A list that is on its way may not have the store yet, and must not replace what we know now.
    await queryClient.cancelQueries({ queryKey: storesKey });
    const stores = queryClient.getQueryData<StoreCollection>(storesKey);
    if (stores) queryClient.setQueryData(storesKey, withStore(stores, store));
    else await queryClient.invalidateQueries({ queryKey: storesKey });
  };
}
