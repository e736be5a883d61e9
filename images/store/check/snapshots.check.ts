import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { callAgent, listSnapshots, readStatus, takeSnapshot } from './agent.ts';
import { orderIds } from './orders.ts';
import { call, placeOrder, signIn } from './shopper.ts';
import type { Pod, Store } from './store.ts';
import { uploadPicture } from './uploads.ts';
import { newStore, readyPod } from './with-store.ts';

it('brings back an order, an upload and the administrator', async () => {
  const store = await newStore();
  const pod = await readyPod(store);
  const order = await placeOrder('de');
  const picture = await uploadPicture(store);
  const snapshot = await takeSnapshot(store);
  expect(snapshot).toMatchObject({ version: '2.21.2', reason: 'manual', place: 'volume' });
  expect(snapshot.bytes).toBeGreaterThan(50_000);
  expect(snapshot.bytes).toBeLessThan(3_000_000);
  expect(Date.now() - Date.parse(snapshot.createdAt)).toBeLessThan(60_000);

  await placeOrder('de');
  await removePicture(store, picture);
  expect((await fetch(picture)).status).toBe(404);
  await restore(store, pod, snapshot.id);

  expect(await orderIds(store)).toEqual([order.id]);
  expect((await fetch(picture)).status).toBe(200);
  expect(await readStatus(store)).toMatchObject({ version: '2.21.2', state: 'serving' });
  await placeOrder('de');
  // It stays, to be restored again.
  expect(await listSnapshots(store)).toEqual([snapshot]);
});

it('of an older Medusa is restored, and then migrated', async () => {
  const store = await newStore();
  const before = await readyPod(store, { imageRoot: inject('olderImageRoot') });
  const order = await placeOrder('de');
  const snapshot = await takeSnapshot(store);
  await before.stop();
  const pod = await readyPod(store);
  await placeOrder('de');
  await restore(store, pod, snapshot.id);
  expect(await orderIds(store)).toEqual([order.id]);
  expect(pod.medusa.output()).toContain('Migrating the database from 2.20.1 to 2.21.2');
});

it('that is damaged is not restored, and the store serves on', async () => {
  const store = await newStore();
  const pod = await readyPod(store);
  const snapshot = await takeSnapshot(store);
  const order = await placeOrder('de');
  const dump = join(store.dir, 'data', 'snapshots', snapshot.id, 'database.dump.zst');
  const bytes = await readFile(dump);
  bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000);
  await writeFile(dump, bytes);
  await restore(store, pod, snapshot.id);
  const { state, message } = await readStatus(store);
  expect(state).toBe('serving');
  expect(message).toMatch(/was not restored: .* is damaged/);
  expect(await orderIds(store)).toEqual([order.id]);
});

it('that is cut off while it is restored begins again', async () => {
  const store = await newStore();
  const pod = await readyPod(store);
  const order = await placeOrder('de');
  const snapshot = await takeSnapshot(store);
  await placeOrder('de');
  await callAgent(store, 'POST', `/snapshots/${snapshot.id}/restore`);
  await pod.stop();
  for (const after of [400, 700, 1000, 1400, 1900]) {
    const next = await store.startPod();
    await sleep(after);
    await next.kill();
  }
  await readyPod(store);
  expect(await orderIds(store)).toEqual([order.id]);
});

it('are kept by number, and removed on demand', async () => {
  const store = await newStore();
  await readyPod(store, { env: { SNAPSHOTS_KEEP: '2' } });
  const taken = [];
  for (let count = 0; count < 3; count++) taken.push(await takeSnapshot(store));
  const ids = async (): Promise<string[]> => (await listSnapshots(store)).map(({ id }) => id);
  expect((await ids()).toSorted()).toEqual(
    taken
      .slice(1)
      .map(({ id }) => id)
      .toSorted(),
  );
  await callAgent(store, 'DELETE', `/snapshots/${taken[1]?.id}`);
  expect(await ids()).toEqual([taken[2]?.id]);
  await expect(callAgent(store, 'DELETE', `/snapshots/${taken[1]?.id}`)).rejects.toThrow(
    /404.*snapshot-not-found/,
  );
});

it('are taken while people shop, and hold whole orders', async () => {
  const store = await newStore();
  const pod = await readyPod(store);
  const shopping = Promise.all([placeOrder('de'), placeOrder('de'), placeOrder('fr')]);
  const snapshot = await takeSnapshot(store);
  await shopping;
  await restore(store, pod, snapshot.id);
  const headers = await signIn(store.login);
  for (const id of await orderIds(store))
    expect(await call(`/admin/orders/${id}`, { headers })).toHaveProperty('order.items.length', 1);
  await placeOrder('de');
});

/** As the orchestrator and the kubelet do it. */
async function restore(store: Store, pod: Pod, id: string): Promise<void> {
  await callAgent(store, 'POST', `/snapshots/${id}/restore`);
  expect(await pod.medusa.exited).toBe(0);
  await pod.restartMedusa();
  await pod.ready();
}

async function removePicture(store: Store, address: string): Promise<void> {
  const headers = await signIn(store.login);
  const id = decodeURIComponent(new URL(address).pathname.slice('/static/'.length));
  await call(`/admin/uploads/${id}`, { method: 'DELETE', headers });
}
