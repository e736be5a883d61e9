import type { Fault } from '../testing/fault.ts';
import type { World } from '../testing/world.ts';
import { isGone, sleep } from './chapters.ts';
import { isReady, type Scenario } from './scenario.ts';

const isBlocked = ({ status }: World): boolean =>
  status.conditions?.some(({ message }) => message.startsWith('Blocked: no final snapshot')) ?? false;

/** A person deletes the store, with a final snapshot if the bucket takes one. */
const removeAfterSnapshot = (wish: 'required' | 'wanted', ...faults: Fault[]) => ({
  title: `and is deleted; a final snapshot is ${wish}`,
  change: (world: World) => {
    for (const fault of faults) world.faults.add(fault);
    world.finalSnapshot = wish;
    world.requestDeletion();
  },
  until: isGone,
});

export const farewells: Record<string, Scenario> = {
  'final-snapshot': {
    title: 'A deletion takes a final snapshot first',
    until: isReady,
    next: removeAfterSnapshot('required'),
  },
  'final-snapshot-given-up': {
    title: 'The bucket refuses the final snapshot that the platform wants',
    until: isReady,
    next: removeAfterSnapshot('wanted', 'bucket-refuses'),
  },
  'final-snapshot-blocked': {
    title: 'The bucket refuses the final snapshot that a person asked for',
    until: isReady,
    next: [
      { ...removeAfterSnapshot('required', 'bucket-refuses'), until: isBlocked },
      {
        title: 'and goes on without it, when it is deleted again without one',
        change: (world) => {
          world.finalSnapshot = undefined;
        },
        until: isGone,
      },
    ],
  },
  'final-snapshot-asleep': {
    title: 'A store that sleeps has nobody to take its final snapshot',
    until: isReady,
    next: [sleep, removeAfterSnapshot('wanted')],
  },
};
