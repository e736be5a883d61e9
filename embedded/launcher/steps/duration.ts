/** `8 s`, `1 min 05 s`: short enough for a step's line. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** What stands behind a running step: how long it runs, and how long it took before. */
export function elapsedOf(seconds: number, expected: number | undefined): string {
  const of = expected !== undefined && expected >= 2 ? ` of about ${formatSeconds(expected)}` : '';
  return `${formatSeconds(seconds)}${of}`;
}
