import type { World } from '../testing/world.ts';
import { isGone, remove } from './chapters.ts';
import { isReady, type Scenario } from './scenario.ts';

const managed = ({ truth }: World): void => {
  if (truth.store) truth.store.spec = { ...truth.store.spec, blueprint: { database: { managed: true } } };
};

/** Of stores whose database the platform makes on its own server. */
export const databases: Record<string, Scenario> = {
  'database-made-and-dropped': {
    title: 'A store has its database on the server of the platform',
    prepare: managed,
    until: isReady,
    next: remove,
  },
  'database-refused': {
    title: 'The server of the databases does not answer until somebody mends it',
    faults: ['database-refuses'],
    prepare: managed,
    until: (world) => {
      if (world.seconds > 20) world.faults.delete('database-refuses');
      return isReady(world);
    },
    next: {
      title: 'it is deleted while the server does not answer; after a while it does',
      change: (world) => {
        world.faults.add('database-refuses');
        world.requestDeletion();
      },
      until: (world) => {
        if (world.seconds > 90) world.faults.delete('database-refuses');
        return isGone(world);
      },
    },
  },
  'database-of-a-failed-store': {
    title: 'A store with a database on the server of the platform crashes',
    faults: ['pod-crashes'],
    prepare: managed,
    until: ({ status, truth, database }) =>
      status.phase === 'Failed' && status.operation === undefined && truth.route === 'absent' && !database,
  },
};
