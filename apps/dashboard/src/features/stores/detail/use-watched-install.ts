import type { Store } from '@souk/contract';
import { useState } from 'react';

type Install = NonNullable<Store['operation']>;

/** The install as it ended: what was running or waiting when the store became Ready is done. */
function finished(install: Install, readyAt: string): Install {
  const steps = install.steps.map((step) => {
    const { state, startedAt = readyAt, finishedAt = readyAt } = step;
    return state === 'failed' ? step : { ...step, state: 'done' as const, startedAt, finishedAt };
  });
  return { ...install, steps };
}

/**
 * Tells whether the store became Ready before the reader's eyes, and with which steps: the API forgets an
 * operation when it is over.
 */
export function useWatchedInstall({
  phase,
  operation,
  readyAt,
}: Store): { install: Install | null } | undefined {
  const [watched, setWatched] = useState(false);
  const [last, setLast] = useState<Install | null>(null);
  const cameUp = phase === 'Pending' || phase === 'Provisioning';
  if (cameUp && !watched) setWatched(true);
  if (operation?.type === 'install' && operation !== last) setLast(operation);
  if (!watched || phase !== 'Ready' || !readyAt) return undefined;
  return { install: last && finished(last, readyAt) };
}
