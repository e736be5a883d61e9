import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { call, placeOrder, signIn } from './shopper.ts';
import { newStore, readyPod } from './with-store.ts';

it('is used by one pod at a time', async () => {
  const store = await newStore();
  const first = await readyPod(store);
  const order = await placeOrder('de');
  const second = await store.startPod();
  await sleep(2000);
  expect(second.postgres.output()).toContain('Waiting for the volume');
  expect(second.postgres.output()).not.toContain('starting PostgreSQL');
  await placeOrder('de');
  // The first one leaves without a word, its process id still in the volume.
  await first.kill();
  await second.ready();
  expect(second.postgres.output()).toContain('was not properly shut down');
  await call(`/admin/orders/${order.id}`, { headers: await signIn(store.login) });
});

it('gets its database whole, although the first starts are cut off', async () => {
  const store = await newStore();
  for (const after of [50, 120, 200, 300, 450, 700, 1000, 1400]) {
    const pod = await store.startPod();
    await sleep(after);
    await pod.kill();
  }
  await readyPod(store);
  expect(await readdir(join(store.dir, 'data'))).toEqual(expect.not.arrayContaining(['pg.new']));
  const headers = await signIn(store.login);
  expect(await call('/admin/users', { headers })).toMatchObject({ count: 1 });
  await placeOrder('de');
});
