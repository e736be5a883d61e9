/** Lets `perMinute` through in a minute, and as many at once after a quiet minute. `now` is in milliseconds. */
export function createTokenBucket(perMinute: number, now: () => number = Date.now) {
  let tokens = perMinute;
  let counted = now();
  return {
    /** Whether this one may pass. */
    take(): boolean {
      const at = now();
      tokens = Math.min(perMinute, tokens + ((at - counted) / 60_000) * perMinute);
      counted = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
