import type { Reflector } from '@souk/kubernetes';

type Copy = Pick<Reflector<never>, 'synced' | 'silentFor'>;

/** A watch that is well is never silent for longer than about 90 s, since each ends and begins anew. */
const oldAfterMs = 120_000;
const deafAfterMs = 600_000;

/** The copies are complete and recent: what they say may be told to somebody. */
export const isFresh = (copies: readonly Copy[]): boolean =>
  copies.every((copy) => copy.synced() && copy.silentFor() < oldAfterMs);

/** So long that only a new process may help. */
export const isDeaf = (copies: readonly Copy[]): boolean =>
  copies.some((copy) => copy.silentFor() > deafAfterMs);
