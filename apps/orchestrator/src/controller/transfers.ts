/** How a transfer stands: it `failed` with an error, or has ended well. */
type Standing =
  { state: 'running' | 'done' } | { state: 'failed'; error: unknown; times: number; at: number };

/**
 * Work that takes longer than a pass may: it goes on beside the passes, which look at it. A process that ends forgets it, and the next one
 * begins it anew, so it must be of the kind that can be repeated.
 */
export type Transfers = {
  /** Undefined for one that was never begun, or was forgotten. */
  look(key: string): Standing | undefined;
  /** Begins it unless it runs. */
  begin(key: string, run: (signal: AbortSignal) => Promise<void>): void;
  forget(key: string): void;
};

export function createTransfers(stopping: AbortSignal): Transfers {
  const standings = new Map<string, Standing>();
  return {
    look: (key) => standings.get(key),
    begin(key, run) {
      const before = standings.get(key);
      if (before?.state === 'running') return;
      const times = before?.state === 'failed' ? before.times : 0;
      standings.set(key, { state: 'running' });
      run(stopping).then(
        () => standings.set(key, { state: 'done' }),
        (error: unknown) => standings.set(key, { state: 'failed', error, times: times + 1, at: Date.now() }),
      );
    },
    forget: (key) => void standings.delete(key),
  };
}
