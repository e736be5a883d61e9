import type { CreateStoreRequest } from '@souk/contract';
import { useMutation } from '@tanstack/react-query';
import { useClient } from '../../lib/client-context.ts';
import { useKeepStore } from './stores-query.ts';

export function useCreateStore() {
  const client = useClient();
  const keep = useKeepStore();
  return useMutation({ mutationFn: (wish: CreateStoreRequest) => client.createStore(wish), onSuccess: keep });
}

export function useDeleteStore(name: string) {
  const client = useClient();
  const keep = useKeepStore();
  return useMutation({ mutationFn: () => client.deleteStore(name), onSuccess: keep });
}

export function useRetryStore(name: string) {
  const client = useClient();
  const keep = useKeepStore();
  return useMutation({ mutationFn: () => client.retryStore(name), onSuccess: keep });
}

/** A login is never kept: it is fetched when asked for, and forgotten when it is hidden. */
export function useCredentials(name: string) {
  const client = useClient();
  return useMutation({ mutationFn: () => client.getCredentials(name), gcTime: 0 });
}
