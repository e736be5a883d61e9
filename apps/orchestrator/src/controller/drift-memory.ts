import type { DriftView } from '@souk/lifecycle';

type Found = Exclude<DriftView, 'unchecked'>;

/**
 * What the last look at a store's objects found, and what they looked like then. No more than a cache: what is forgotten is
 * looked at again.
 */
export type DriftMemory = {
  view(name: string, fingerprint: string): DriftView;
  remember(name: string, fingerprint: string, found: Found): void;
  forget(name: string): void;
};

export function createDriftMemory(): DriftMemory {
  const known = new Map<string, { fingerprint: string; found: Found }>();
  return {
    view(name, fingerprint) {
      const last = known.get(name);
      return last?.fingerprint === fingerprint ? last.found : 'unchecked';
    },
    remember: (name, fingerprint, found) => void known.set(name, { fingerprint, found }),
    forget: (name) => void known.delete(name),
  };
}
