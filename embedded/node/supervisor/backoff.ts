const firstMs = 200;
const longestMs = 10_000;
const steadyMs = 30_000;

/** How long to wait before a program that ended is started again: longer each time, unless it ran for a while. */
export function nextDelay(previousMs: number | undefined, ranForMs: number): number {
  if (previousMs === undefined || ranForMs >= steadyMs) return firstMs;
  return Math.min(previousMs * 2, longestMs);
}
