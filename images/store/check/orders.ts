import { expect } from 'vitest';
import { call, signIn, type Order } from './shopper.ts';
import type { Store } from './store.ts';

export async function orderIds(store: Store): Promise<string[]> {
  const headers = await signIn(store.login);
  const found = await call<{ orders: Order[] }>('/admin/orders?limit=1000&fields=id', { headers });
  return found.orders.map(({ id }) => id);
}

/** There may be more: one that was cut off after it was committed. */
export async function expectOrders(store: Store, orders: readonly Order[]): Promise<void> {
  expect(await orderIds(store)).toEqual(expect.arrayContaining(orders.map(({ id }) => id)));
}
