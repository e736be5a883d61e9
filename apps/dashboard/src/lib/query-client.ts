import { ApiProblem } from '@souk/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode } from './describe-error.ts';

/** A refusal does not change by asking again; a lost connection may. */
const retry = (failures: number, error: Error) => !(error instanceof ApiProblem) && failures < 2;

/** `onSignedOut` is called when any call finds that the session is over. */
export function createQueryClient(onSignedOut: (client: QueryClient) => void): QueryClient {
  const onError = (error: Error) => {
    if (hasCode(error, 'unauthenticated')) onSignedOut(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A browser that believes to be offline still reaches a platform on its own machine.
      queries: { retry, staleTime: 60_000, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
