import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../lib/client-context.ts';

export function useVersions() {
  const client = useClient();
  return useQuery({ queryKey: ['versions'], queryFn: ({ signal }) => client.listVersions({ signal }) });
}

export function usePlans() {
  const client = useClient();
  return useQuery({ queryKey: ['plans'], queryFn: ({ signal }) => client.listPlans({ signal }) });
}
