import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { wordsFor } from './api/problem.ts';

export type Resource<T> =
  | { status: 'loading' }
  | { status: 'failed'; problem: string; retry: () => void }
  | { status: 'ready'; value: T };

type Settled<T> = { key: string } & ({ value: T } | { problem: string });

/** The last answers of this visit: going back shows the page at once, at the old scroll position, and freshens it then. */
const answers = new Map<string, unknown>();

/**
 * Loads what `key` names. A cached answer is shown while a fresh one is fetched; a failure to freshen keeps it.
 * The same key must always stand for the same type.
 */
export function useResource<T>(key: string, load: () => Promise<T>): Resource<T> {
  const [settled, setSettled] = useState<Settled<T> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    setSettled(null);
    setAttempt((count) => count + 1);
  }, []);

  // `load` is a new closure at every render; the key says what it loads.
  const loadRef = useRef(load);
  useEffect(() => {
    loadRef.current = load;
  });

  useEffect(() => {
    let current = true;
    loadRef.current().then(
      (value) => {
        answers.set(key, value);
        if (current) setSettled({ key, value });
      },
      (error: unknown) => {
        if (current && !answers.has(key)) setSettled({ key, problem: wordsFor(error) });
      },
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);

  if (settled?.key === key) {
    if ('value' in settled) return { status: 'ready', value: settled.value };
    return { status: 'failed', problem: settled.problem, retry };
  }
  return answers.has(key) ? { status: 'ready', value: answers.get(key) as T } : { status: 'loading' };
}
