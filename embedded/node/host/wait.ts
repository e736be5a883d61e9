import { setTimeout as sleep } from 'node:timers/promises';

type WaitOptions = { timeoutMs: number; intervalMs?: number; signal?: AbortSignal | undefined };

/** Asks again and again until the answer is true; false when the time is up. Throws when the signal says so. */
export async function waitUntil(ask: () => Promise<boolean>, options: WaitOptions): Promise<boolean> {
  const { timeoutMs, intervalMs = 50, signal } = options;
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    if (await ask()) return true;
    if (Date.now() > deadline) return false;
    await sleep(intervalMs, undefined, signal && { signal });
  }
}
