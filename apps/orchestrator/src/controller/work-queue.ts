/** Runs `work` for one key at a time per key, and for `concurrency` keys at once. */
export type WorkQueue = {
  /**
   * Asks for a pass. A key that waits already is not added twice; one that runs now runs once more afterwards. A key
   * whose passes fail waits for its turn, lest its own writes start the next pass at once; `urgent` ends that.
   */
  add(key: string, urgent?: 'urgent'): void;
  /** A pass after `ms`, unless an earlier one comes first. */
  addAfter(key: string, ms: number): void;
  /** Ends when the passes under way have ended. */
  stop(): Promise<void>;
  depth(): number;
  /** Ms that the longest running pass has taken so far. */
  longestRun(): number;
};

export type QueueOptions = {
  concurrency: number;
  /** Rejects when the pass has to be tried again: later and later, without delaying other keys. */
  work: (key: string) => Promise<void>;
  onError: (key: string, error: unknown) => void;
};

const backoffMs = { first: 250, most: 30_000 };

export function createWorkQueue({ concurrency, work, onError }: QueueOptions): WorkQueue {
  const waiting = new Set<string>();
  const running = new Map<string, { promise: Promise<void>; since: number }>();
  const again = new Set<string>();
  const timers = new Map<string, { timer: NodeJS.Timeout; due: number }>();
  const failures = new Map<string, number>();
  let stopped = false;

  const run = async (key: string) => {
    try {
      await work(key);
      failures.delete(key);
    } catch (error) {
      const count = (failures.get(key) ?? 0) + 1;
      failures.set(key, count);
      onError(key, error);
      addAfter(key, Math.min(backoffMs.first * 2 ** (count - 1), backoffMs.most));
    }
    running.delete(key);
    if (again.delete(key)) add(key);
    startMore();
  };

  const startMore = () => {
    for (const key of waiting) {
      if (stopped || running.size >= concurrency) return;
      waiting.delete(key);
      running.set(key, { promise: run(key), since: Date.now() });
    }
  };

  const clear = (key: string) => {
    clearTimeout(timers.get(key)?.timer);
    timers.delete(key);
  };

  function add(key: string, urgent?: 'urgent'): void {
    if (stopped) return;
    if (urgent) failures.delete(key);
    if (failures.has(key) && timers.has(key)) return;
    clear(key);
    if (running.has(key)) again.add(key);
    else waiting.add(key);
    // A burst of changes in one tick becomes one pass.
    queueMicrotask(startMore);
  }

  function addAfter(key: string, ms: number): void {
    const due = Date.now() + ms;
    if (stopped || (timers.get(key)?.due ?? Infinity) <= due) return;
    clear(key);
    const fire = () => {
      timers.delete(key);
      add(key);
    };
    timers.set(key, { due, timer: setTimeout(fire, ms) });
  }

  return {
    add,
    addAfter,
    async stop() {
      stopped = true;
      for (const key of timers.keys()) clear(key);
      await Promise.all([...running.values()].map(({ promise }) => promise));
    },
    depth: () => waiting.size,
    longestRun: () => Math.max(0, ...[...running.values()].map(({ since }) => Date.now() - since)),
  };
}
