import { ApiProblem } from '@souk/client';
import type { Activity } from '@souk/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClient } from '../../../lib/client-context.ts';
import { hasCode } from '../../../lib/describe-error.ts';
import { usePageVisible } from '../../../lib/use-page-visible.ts';
import { endSession } from '../../session/session.ts';
import { mergeActivity } from './merge-activity.ts';

/** A hidden page lets go of its stream: browsers allow six connections to a host over HTTP/1.1. */
const hiddenGraceMs = 30_000;

const keyOf = (name: string) => ['activity', name];

/** Takes each thing that happens to the store into the list; tells whether it does so now. */
function useActivityStream(name: string, enabled: boolean): boolean {
  const client = useClient();
  const queryClient = useQueryClient();
  const visible = usePageVisible(hiddenGraceMs);
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (!enabled || !visible) return undefined;
    const aborter = new AbortController();
    const take = (told: Activity) =>
      queryClient.setQueryData<Activity[]>(keyOf(name), (known) => mergeActivity(known ?? [], [told]));
    const following = client.activity(name, {
      signal: aborter.signal,
      onEvent: take,
      onState: ({ state }) => !aborter.signal.aborted && setLive(state === 'open'),
    });
    following.catch((error: unknown) => {
      if (hasCode(error, 'unauthenticated')) endSession(queryClient);
      // A refusal has been told by the list already.
      else if (!(error instanceof ApiProblem)) throw error;
    });
    return () => {
      aborter.abort();
      setLive(false);
    };
  }, [client, queryClient, name, enabled, visible]);
  return live;
}

/** What happened to the store lately, newest first, and what happens now. */
export function useActivity(name: string) {
  const client = useClient();
  const query = useQuery({
    queryKey: keyOf(name),
    queryFn: async ({ client: queryClient, signal }) => {
      const { items } = await client.listActivity(name, { signal });
      return mergeActivity(queryClient.getQueryData<Activity[]>(keyOf(name)) ?? [], items);
    },
    staleTime: 0,
  });
  const live = useActivityStream(name, query.data !== undefined);
  return { query, live };
}
