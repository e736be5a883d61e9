import { useInfiniteQuery } from '@tanstack/react-query';
import { useClient } from '../../lib/client-context.ts';

const pageSize = 50;

/** Newest first; `store` '' means all. */
export function useAudit(store: string) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ['audit', store],
    queryFn: ({ signal, pageParam }) =>
      client.listAudit(
        { limit: pageSize, ...(store ? { store } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 5_000,
  });
}
