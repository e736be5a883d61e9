/**
 * Open while the last renewal is young enough. Asking is always right, also right after this process or its machine
 * stood still; the signal follows as soon as timers run.
 */
export type Fence = {
  /** A renewal that was sent at `sentAt` succeeded; answers whether the fence was closed until then. */
  renewed(sentAt: number): boolean;
  isOpen(): boolean;
  /** Aborted when the fence closes; a new one when it opens again. */
  signal(): AbortSignal;
  close(): void;
};

export function createFence(closesAfterMs: number, clock: () => number): Fence {
  let sentAt: number | undefined;
  let closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const close = () => {
    clearTimeout(timer);
    sentAt = undefined;
    closing.abort(new Error('the lease of this replica was not renewed in time'));
  };
  const isOpen = () => {
    if (sentAt !== undefined && clock() - sentAt >= closesAfterMs) close();
    return sentAt !== undefined;
  };
  /** A timer counts whole milliseconds of another clock and may come a moment early: then it is set again. */
  const watch = () => {
    if (!isOpen() || sentAt === undefined) return;
    timer = setTimeout(watch, Math.max(0, sentAt + closesAfterMs - clock()) + 1);
    timer.unref();
  };
  closing.abort();
  return {
    renewed(at) {
      clearTimeout(timer);
      // What ran under an older renewal that was too old meanwhile must still end.
      const wasClosed = !isOpen();
      if (closing.signal.aborted) closing = new AbortController();
      sentAt = at;
      watch();
      return wasClosed;
    },
    isOpen,
    signal: () => closing.signal,
    close,
  };
}
