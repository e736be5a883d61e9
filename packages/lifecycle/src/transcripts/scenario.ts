import type { Fault } from '../testing/fault.ts';
import type { World } from '../testing/world.ts';

/** What happens next, and how that ends. */
type Chapter = { title: string; change: (world: World) => void; until: (world: World) => boolean };

export type Scenario = {
  title: string;
  faults?: readonly Fault[];
  prepare?: (world: World) => void;
  until: (world: World) => boolean;
  next?: Chapter | readonly Chapter[];
};

export const isReady = ({ status }: World): boolean => status.phase === 'Ready';
