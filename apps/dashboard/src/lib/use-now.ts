import { useEffect, useState } from 'react';

/** The present moment in ms since 1970, again every `everyMs`. Use it in leaves: each beat renders. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
