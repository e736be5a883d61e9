import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { expectOrders } from './orders.ts';
import { placeOrder, type Order } from './shopper.ts';
import { newStore, readyPod } from './with-store.ts';

it('ends in order: requests first, then Medusa, then the database', async () => {
  const store = await newStore();
  const pod = await readyPod(store);
  const open = placeOrder('de');
  await sleep(300);
  const ended = pod.stop();
  // What was asked before is answered; a later request of the order is refused.
  expect(await outcome(open)).toMatch(/^(ordered|TypeError: fetch failed)$/);
  const seconds = await ended;
  expect(seconds.medusa).toBeLessThan(10);
  expect(seconds.postgres).toBeLessThan(10);
  expect(await pod.medusa.exited).toBe(0);
  expect(pod.postgres.output()).toContain('database system is shut down');
});

it('ends the database at once, although clients hold connections', async () => {
  const store = await newStore();
  const pod = await readyPod(store);
  await placeOrder('de');
  await pod.postgres.signal('SIGTERM');
  expect(await pod.postgres.exited).toBe(0);
  expect(pod.postgres.output()).toContain('received fast shutdown request');
});

it('ends Medusa at once while it waits for the database', async () => {
  const store = await newStore();
  const first = await store.startPod();
  await first.ready();
  const second = await store.startPod();
  await sleep(1500);
  const begin = performance.now();
  await second.medusa.signal('SIGTERM');
  await second.postgres.signal('SIGTERM');
  expect([await second.medusa.exited, await second.postgres.exited]).toEqual([0, 0]);
  expect(performance.now() - begin).toBeLessThan(2000);
});

it.each([100, 200, 350, 500])('ends at once although it was just started, %i ms before', async (ms) => {
  const store = await newStore();
  await (await readyPod(store)).stop();
  const pod = await store.startPod();
  await sleep(ms);
  const seconds = await pod.stop();
  expect(seconds.medusa).toBeLessThan(2);
  expect(seconds.postgres).toBeLessThan(2);
});

it('loses no order when every process is killed', async () => {
  const store = await newStore();
  const orders: Order[] = [];
  for (let round = 1; round <= 3; round++) {
    const pod = await readyPod(store);
    const shopping = shopUntilCutOff(orders);
    while (orders.length < 2 * round) await sleep(20);
    // Somewhere in the middle of the next order, each time somewhere else.
    await sleep(130 * round);
    await pod.kill();
    expect(await shopping).toMatch(/fetch failed|terminated/);
  }
  await readyPod(store);
  await expectOrders(store, orders);
});

async function shopUntilCutOff(orders: Order[]): Promise<string> {
  for (;;) {
    const result = await outcome(placeOrder('de').then((order) => orders.push(order)));
    if (result !== 'ordered') return result;
  }
}

const outcome = (order: Promise<unknown>): Promise<string> => order.then(() => 'ordered', String);
