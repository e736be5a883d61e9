/** A Lease as one look at the API server showed it. `renewal` is any value that changes with each renewal. */
export type Seen = { name: string; holder: string; renewal: string };

/**
 * Judges who lives by renewals that this process saw happen, on its own clock: the times that others write into their
 * Leases are never compared with ours, since no two machines' clocks agree.
 */
export type Sightings = {
  /** Takes in one complete look, with the ms at which it began and ended; answers the holders that live. */
  look(found: readonly Seen[], at: { began: number; ended: number }): string[];
  /** Ms until the earliest holder would count as gone, if nothing changed. */
  nextExpiry(now: number): number;
  /** Names of Leases without a renewal for at least `ms`. */
  silentFor(ms: number, now: number): string[];
};

type Sighting = { holder: string; renewal: string; since: number };

export function createSightings(goneAfterMs: number): Sightings {
  let known = new Map<string, Sighting>();
  return {
    look(found, { began, ended }) {
      const next = new Map<string, Sighting>();
      for (const { name, holder, renewal } of found) {
        const old = known.get(name);
        const same = old?.holder === holder && old.renewal === renewal;
        // A first sight proves nothing yet, so it counts as a renewal: the benefit of the doubt.
        next.set(name, { holder, renewal, since: same ? old.since : ended });
      }
      known = next;
      // Only a look that began after the deadline proves that no renewal came before it.
      const alive = [...known.values()].filter(({ since }) => began - since < goneAfterMs);
      return alive.map(({ holder }) => holder).toSorted();
    },
    nextExpiry(now) {
      const left = [...known.values()].map(({ since }) => since + goneAfterMs - now).filter((ms) => ms > 0);
      return Math.min(...left);
    },
    silentFor: (ms, now) => [...known].filter(([, { since }]) => now - since >= ms).map(([name]) => name),
  };
}
