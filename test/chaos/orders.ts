import type { KubeClient } from '@souk/kubernetes';
import { z } from 'zod';
import { buy, hasOrder } from './medusa-orders.ts';
import { proxyPath, type Shop } from './shop.ts';

/** Orders that a store said it has taken, by the uid of the store. */
export type Orders = {
  place(store: Shop): Promise<void>;
  taken(): number;
  /** Orders that a store which still is there no longer knows, in words. */
  lost(stores: readonly Shop[]): Promise<string[]>;
};

const listed = z.object({ orders: z.array(z.string()) });

export function createOrders(client: KubeClient): Orders {
  const byStore = new Map<string, string[]>();
  let next = 0;

  const placeLight = async ({ namespace }: Shop): Promise<string> => {
    const id = `order-${++next}`;
    await client.json('POST', proxyPath(namespace, `/orders/${id}`));
    return id;
  };
  const known = async (shop: Shop, ids: readonly string[]): Promise<(id: string) => boolean> => {
    if (shop.real) {
      const there = await Promise.all(ids.map((id) => hasOrder(client, shop.namespace, id)));
      return (id) => there[ids.indexOf(id)] === true;
    }
    const { orders } = listed.parse(await client.json('GET', proxyPath(shop.namespace, '/orders')));
    return (id) => orders.includes(id);
  };
  return {
    async place(shop) {
      // A store that is just going away may refuse; only what it confirmed counts.
      const id = await (shop.real ? buy(client, shop.namespace) : placeLight(shop)).catch(() => undefined);
      if (id) byStore.set(shop.uid, [...(byStore.get(shop.uid) ?? []), id]);
    },
    taken: () => [...byStore.values()].flat().length,
    async lost(shops) {
      const found = await Promise.all(
        shops.map(async (shop) => {
          const ids = byStore.get(shop.uid) ?? [];
          if (ids.length === 0) return [];
          const has = await known(shop, ids);
          return ids.filter((id) => !has(id)).map((id) => `${shop.name}: ${id}`);
        }),
      );
      return found.flat();
    },
  };
}
