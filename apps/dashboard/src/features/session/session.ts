import { ApiProblem, type Client } from '@souk/client';
import type { Me, SignInWays } from '@souk/contract';
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../lib/client-context.ts';
import { hasCode } from '../../lib/describe-error.ts';

/** Why nobody is signed in: not yet, no longer, by choice, or because a token in the address was refused. */
export type SignedOut =
  | { state: 'signed-out'; why: 'new' | 'ended' | 'chosen' }
  | { state: 'signed-out'; why: 'refused'; error: ApiProblem };
export type Session = { state: 'signed-in'; me: Me } | SignedOut;

const sessionKey = ['session'];

async function findSession(client: Client, signal: AbortSignal): Promise<Session> {
  try {
    return { state: 'signed-in', me: await client.getMe({ signal }) };
  } catch (error) {
    if (hasCode(error, 'unauthenticated')) return { state: 'signed-out', why: 'new' };
    throw error;
  }
}

const sessionOptions = (client: Client) =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: ({ signal }) => findSession(client, signal),
    staleTime: 5 * 60_000,
    // While the platform starts or restarts, the page comes by itself.
    refetchInterval: ({ state }) => (state.status === 'error' ? 3_000 : false),
  });

/**
 * Signs in with a token that came in the address; the gate shows its outcome as that of any session. The call takes no signal: a page
 * that is unmounted (React does that once in development) would cancel it, and the token is used up.
 */
export function startSession(queryClient: QueryClient, client: Client, token: string): Promise<void> {
  const queryFn = async (): Promise<Session> => {
    try {
      return { state: 'signed-in', me: await client.signIn({ token }) };
    } catch (error) {
      if (error instanceof ApiProblem) return { state: 'signed-out', why: 'refused', error };
      throw error;
    }
  };
  return queryClient.prefetchQuery({ queryKey: sessionKey, queryFn, staleTime: 0 });
}

export const useSession = () => useQuery(sessionOptions(useClient()));

const set = (queryClient: QueryClient, session: Session) => queryClient.setQueryData(sessionKey, session);

/** The API no longer knows the session: what was on the screen goes, and the sign-in page says why. */
export function endSession(queryClient: QueryClient): void {
  const before = queryClient.getQueryData<Session>(sessionKey);
  if (before?.state === 'signed-in') set(queryClient, { state: 'signed-out', why: 'ended' });
}

export function forgetAllButSession(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
}

/** Until it is known, and where it cannot be, a token is the way. */
export function useSignInWays(): SignInWays {
  const client = useClient();
  const { data } = useQuery({
    queryKey: [...sessionKey, 'ways'],
    queryFn: ({ signal }) => client.getSignInWays({ signal }),
    staleTime: 5 * 60_000,
  });
  return data ?? { oidc: false };
}

export function useSignIn() {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => client.signIn({ token }),
    onSuccess: (me) => set(queryClient, { state: 'signed-in', me }),
    // Neither mutation caches nor devtools need to keep a token.
    gcTime: 0,
  });
}

export function useSignOut() {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => client.signOut(),
    onSuccess: () => set(queryClient, { state: 'signed-out', why: 'chosen' }),
  });
}
