import type { StoreResource } from '@souk/contract';
import type { Reflector } from '@souk/kubernetes';

/** How long the stores on which a killed orchestrator was at work waited for another one, in seconds. */
export type Takeovers = {
  /** `name` was just killed. */
  died(name: string): void;
  /** The API server can or cannot be reached: nobody can take over meanwhile. */
  outage(on: boolean): void;
  readonly seconds: number[];
  /** Stores that still wait, in words. */
  waiting(): string[];
};

type Wait = { store: string; uid: string; holder: string; since: number; disturbed: boolean };

const holderOf = (store: StoreResource | undefined): string => store?.status?.operation?.holder ?? '';

export function followTakeovers(stores: Reflector<StoreResource>): Takeovers {
  const waits = new Set<Wait>();
  const seconds: number[] = [];
  let out = false;

  stores.onChange(({ type, object }) => {
    for (const wait of waits) {
      if (wait.uid !== object.metadata.uid) continue;
      if (type !== 'deleted' && holderOf(object).startsWith(`${wait.holder}_`)) continue;
      waits.delete(wait);
      if (!wait.disturbed) seconds.push((performance.now() - wait.since) / 1000);
    }
  });
  return {
    died(holder) {
      for (const store of stores.list()) {
        if (!holderOf(store).startsWith(`${holder}_`)) continue;
        const { name, uid } = store.metadata;
        waits.add({ store: name, uid, holder, since: performance.now(), disturbed: out });
      }
    },
    outage(on) {
      out = on;
      if (on) for (const wait of waits) wait.disturbed = true;
    },
    seconds,
    waiting: () => [...waits].map(({ store, holder }) => `${store} waits for a successor of ${holder}`),
  };
}
