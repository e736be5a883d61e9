import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreResource } from '@souk/contract';
import type { Dice } from './dice.ts';
import type { Orders } from './orders.ts';
import type { Shop } from './shop.ts';
import { brokenVersion, lightVersions, realVersion } from './versions.ts';
import type { World } from './world.ts';

export type People = { stop(): Promise<void> };

type Crowd = { stores: number; real: number };

const lightNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `light-${index}`);
const realNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `real-${index}`);

export const shopOf = ({ metadata, status }: StoreResource): Shop => ({
  name: metadata.name,
  uid: metadata.uid,
  namespace: status?.namespace ?? '',
  real: metadata.name.startsWith('real-'),
});

/** Owners who create, move and delete stores, and shoppers who order, until told to stop. */
export function startPeople(dice: Dice, world: World, orders: Orders, { stores, real }: Crowd): People {
  const names = lightNames(stores);
  const stopping = new AbortController();
  const { signal } = stopping;

  const wishSomething = async () => {
    const name = dice.pick(names) ?? '';
    const wish = world.wishes.get(name);
    if (!wish) return world.create(name, { plan: 'light', version: dice.pick(lightVersions) ?? '9.0.1' });
    // Mostly those that are ready: each has been through an installation then.
    if (!dice.chance(world.isReady(name) ? 0.2 : 0.05)) return undefined;
    if (dice.chance(0.4)) return world.remove(name);
    // Only a store that was ready has something to go back to.
    if (!world.isReady(name)) return undefined;
    const others = lightVersions.filter((version) => version !== wish.version);
    return world.move(name, dice.chance(0.4) ? brokenVersion : (dice.pick(others) ?? wish.version));
  };
  const own = async () => {
    for (const name of realNames(real)) await world.create(name, { plan: 'small', version: realVersion });
    while (!signal.aborted) {
      await wishSomething();
      await sleep(dice.between(30, 120));
    }
  };
  const shop = async (isReal: boolean, restMs: number) => {
    while (!signal.aborted) {
      const open = world.stores.list().filter((store) => world.isReady(store.metadata.name));
      const store = dice.pick(open.map(shopOf).filter((one) => one.real === isReal));
      if (store) await orders.place(store);
      await sleep(restMs);
    }
  };
  const running = Promise.all([own(), shop(false, 100), shop(true, 5000)]);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
