import { retryAnnotation, type StoreResource } from '@souk/contract';
import type { Fault } from '../testing/fault.ts';
import type { World } from '../testing/world.ts';
import { isReady } from './scenario.ts';

export const runs = (version: string) => (world: World) => {
  const { workload, release } = world.truth;
  const isDeployed = release.state === 'present' && release.status === 'deployed';
  return isDeployed && workload.runs === version && workload.rolledOut && isReady(world) && isSettled(world);
};
export const isSettled = ({ status }: World) => status.operation === undefined;
export const isAsleep = (world: World) => world.status.phase === 'Hibernated' && isSettled(world);
export const isRolledBack = (world: World) =>
  world.status.rejected !== undefined && isReady(world) && isSettled(world) && runs('2.21.2')(world);

export const wish =
  (spec: Partial<StoreResource['spec']>, ...faults: Fault[]) =>
  (world: World) => {
    for (const fault of faults) world.faults.add(fault);
    world.wish(spec);
  };
export const upgrade = (title: string, ...faults: Fault[]) => ({
  title,
  change: wish({ version: '2.21.3' }, ...faults),
  until: faults.length > 0 ? isRolledBack : runs('2.21.3'),
});
export const retried = (fault: Fault) => ({
  title: 'the cause is mended, and a person asks for a retry',
  change: (world: World) => {
    world.faults.delete(fault);
    world.changeStore({ annotations: { [retryAnnotation]: world.time() } });
  },
  until: runs('2.21.3'),
});
export const back = {
  title: 'the owner wishes the old version again',
  change: wish({ version: '2.21.2' }),
  until: (world: World) => runs('2.21.2')(world) && world.status.rejected === undefined,
};
export const sleep = {
  title: 'the store is put to sleep',
  change: wish({ hibernated: true }),
  until: isAsleep,
};
export const awake = { title: 'and is woken', change: wish({ hibernated: false }), until: isReady };

export const isGone = ({ truth }: World): boolean => truth.store === undefined;
export const remove = {
  title: 'and is deleted',
  change: (world: World): void => world.requestDeletion(),
  until: isGone,
};
