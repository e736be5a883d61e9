import { useCallback, useRef, useState } from 'preact/hooks';

/** Runs one task at a time: what is started while another is under way is dropped, which makes a double click harmless. */
export function useSingleFlight(): { running: boolean; run: (task: () => Promise<void>) => Promise<void> } {
  // A ref, since a second click can come before the state is rendered.
  const runningRef = useRef(false);
  const [running, setRunning] = useState(false);
  const run = useCallback(async (task: () => Promise<void>) => {
    if (runningRef.current) return;
    runningRef.current = true;
    setRunning(true);
    try {
      await task();
    } finally {
      runningRef.current = false;
      setRunning(false);
    }
  }, []);
  return { running, run };
}
