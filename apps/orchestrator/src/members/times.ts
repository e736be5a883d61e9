/**
 * A replica renews its Lease every `renewEveryMs`. The others count it as gone when they have seen no renewal for
 * `goneAfterMs`; it stops its own work, helm processes included, when its last renewal is `fencedAfterMs` old. What lies
 * between the two is the time in which its last helm process dies and its last call reaches the API server.
 */
export const memberTimes = {
  renewEveryMs: 2000,
  fencedAfterMs: 7000,
  goneAfterMs: 10_000,
  callMs: 2500,
  retryMs: 400,
  /** A Lease that nobody renewed for this long is removed. */
  prunedAfterMs: 60_000,
} as const;
