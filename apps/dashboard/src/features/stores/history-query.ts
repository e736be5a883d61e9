import type { Store } from '@souk/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from '../../lib/client-context.ts';

/** Revisions of the store's release, newest first; read again whenever the release is another. */
export function useHistory({ name, release }: Store) {
  const client = useClient();
  return useQuery({
    queryKey: ['history', name, release?.revision, release?.status],
    queryFn: ({ signal }) => client.getHistory(name, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
}
