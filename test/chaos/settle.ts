import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every half second until nothing is left to wait for; answers what still is after `seconds`. */
export async function settle(seconds: number, left: () => string[] | Promise<string[]>): Promise<string[]> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const lines = await Promise.resolve(left()).catch((error: unknown) => [String(error)]);
    if (lines.length === 0 || performance.now() > until) return lines;
    await sleep(500);
  }
}
