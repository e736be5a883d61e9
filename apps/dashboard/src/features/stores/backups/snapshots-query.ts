import type { Snapshot, Store } from '@souk/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../../lib/client-context.ts';
import { useKeepStore } from '../stores-query.ts';

const keyOf = (name: string) => ['snapshots', name];

/** Newest first. Backups come by themselves too, such as before an upgrade; so each phase looks anew. */
export function useSnapshots({ name, phase }: Store) {
  const client = useClient();
  return useQuery({
    queryKey: [...keyOf(name), phase],
    queryFn: ({ signal }) => client.listSnapshots(name, { signal }),
    staleTime: 5_000,
    refetchInterval: 60_000,
  });
}

export function useCreateSnapshot(name: string) {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => client.createSnapshot(name),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(name) }),
  });
}

export function useRestoreSnapshot(name: string) {
  const client = useClient();
  const keep = useKeepStore();
  return useMutation({
    mutationFn: ({ id }: Snapshot) => client.restoreSnapshot(name, id),
    onSuccess: keep,
  });
}

export function useDeleteSnapshot(name: string) {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Snapshot) => client.deleteSnapshot(name, id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(name) }),
  });
}
