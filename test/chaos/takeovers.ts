import type { StoreResource } from '@souk/contract';
import type { Reflector } from '@souk/kubernetes';

/** How long the stores on which a killed orchestrator was at work waited for another one, since the last such kill, in seconds. */
export type Takeovers = {
  /** `name` was just killed. */
  died(name: string): void;
  /** The API server cannot be reached, or can again: nobody can take over meanwhile, and the time does not count. */
  outage(on: boolean): void;
  readonly seconds: number[];
  /** Stores that still wait, in words. */
  waiting(): string[];
};

type Wait = { store: string; uid: string; holder: string; since: number };

const holderOf = (store: StoreResource | undefined): string => store?.status?.operation?.holder ?? '';

export function followTakeovers(stores: Reflector<StoreResource>): Takeovers {
  const waits = new Set<Wait>();
  const seconds: number[] = [];
  // A clock that stands still during outages.
  let outSince: number | undefined;
  let outages = 0;
  const now = () => (outSince ?? performance.now()) - outages;

  stores.onChange(({ type, object }) => {
    for (const wait of waits) {
      if (wait.uid !== object.metadata.uid) continue;
      if (type !== 'deleted' && holderOf(object).startsWith(`${wait.holder}_`)) continue;
      waits.delete(wait);
      seconds.push((now() - wait.since) / 1000);
    }
  });
  return {
    died(holder) {
      // Whoever was about to take over may be the one that died now: a newer one first has to learn who is dead.
      for (const wait of waits) wait.since = now();
      for (const store of stores.list()) {
        if (!holderOf(store).startsWith(`${holder}_`)) continue;
        const { name, uid } = store.metadata;
        waits.add({ store: name, uid, holder, since: now() });
      }
    },
    outage(on) {
      if (on) outSince = performance.now();
      else {
        outages += performance.now() - (outSince ?? performance.now());
        outSince = undefined;
      }
    },
    seconds,
    waiting: () => [...waits].map(({ store, holder }) => `${store} waits for a successor of ${holder}`),
  };
}
