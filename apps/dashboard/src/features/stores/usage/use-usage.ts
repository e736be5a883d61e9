import type { Store } from '@souk/contract';
import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../../lib/client-context.ts';

/** The kubelet measures about as often. */
const everyMs = 10_000;

export function useUsage({ name, phase }: Store) {
  const client = useClient();
  return useQuery({
    queryKey: ['usage', name, phase],
    queryFn: ({ signal }) => client.getUsage(name, { signal }),
    staleTime: 0,
    refetchInterval: everyMs,
  });
}
