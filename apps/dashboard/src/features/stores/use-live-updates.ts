import { ApiProblem } from '@souk/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../lib/client-context.ts';
import { hasCode } from '../../lib/describe-error.ts';
import { usePageVisible } from '../../lib/use-page-visible.ts';
import { endSession } from '../session/session.ts';
import { receive, setLive } from './stores-query.ts';

/** A hidden page lets go of its stream: browsers allow six connections to a host over HTTP/1.1. */
const hiddenGraceMs = 120_000;

/** `refused` means that this caller may not watch stores: nothing to wait for. */
export type StreamHealth = 'open' | 'reconnecting' | 'refused';

/** Follows changes for as long as the page is there. */
export function useLiveUpdates(): StreamHealth {
  const client = useClient();
  const queryClient = useQueryClient();
  const visible = usePageVisible(hiddenGraceMs);
  const lastEventId = useRef('');
  const [health, setHealth] = useState<StreamHealth>('reconnecting');

  useEffect(() => {
    if (!visible) return undefined;
    const aborter = new AbortController();
    const { signal } = aborter;
    const following = client.events({
      signal,
      ...(lastEventId.current ? { lastEventId: lastEventId.current } : {}),
      onEvent(event, id) {
        lastEventId.current = id;
        receive(queryClient, event);
      },
      onState({ state }) {
        if (signal.aborted) return;
        setLive(queryClient, state === 'open' && lastEventId.current !== '');
        setHealth(state === 'open' ? 'open' : 'reconnecting');
      },
    });
    following.catch((error: unknown) => {
      if (hasCode(error, 'unauthenticated')) endSession(queryClient);
      else if (error instanceof ApiProblem) setHealth('refused');
      else throw error;
    });
    return () => {
      aborter.abort();
      setLive(queryClient, false);
    };
  }, [client, queryClient, visible]);

  return health;
}
