import type { LogsQuery } from '@souk/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClient } from '../../../lib/client-context.ts';
import { hasCode } from '../../../lib/describe-error.ts';
import { endSession } from '../../session/session.ts';
import { followLog, type LogPicture, unread } from './follow-log.ts';

export type LogSource = Pick<LogsQuery, 'container' | 'previous'>;

const tail = 1_000;

/** Reads a container's log and follows it, for as long as the reader is there. */
export function useLog(name: string, { container, previous }: LogSource): LogPicture {
  const client = useClient();
  const queryClient = useQueryClient();
  const [picture, setPicture] = useState(unread);
  useEffect(() => {
    const aborter = new AbortController();
    const { signal } = aborter;
    const log = client.logs(name, { container, previous, tail, follow: !previous }, { signal });
    void followLog(log, signal, (picture) => {
      if (hasCode(picture.error, 'unauthenticated')) endSession(queryClient);
      setPicture(picture);
    });
    return () => aborter.abort();
  }, [client, queryClient, name, container, previous]);
  return picture;
}
