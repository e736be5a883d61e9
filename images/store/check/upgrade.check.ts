import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { callAgent, listSnapshots, readStatus, takeSnapshot } from './agent.ts';
import { expectOrders, orderIds } from './orders.ts';
import { placeOrder } from './shopper.ts';
import type { Pod, Store } from './store.ts';
import { newStore, readyPod } from './with-store.ts';

const older = { imageRoot: inject('olderImageRoot') };

it('takes a snapshot, migrates once, and serves; the older image serves the same data again', async () => {
  const store = await newStore();
  const before = await readyPod(store, older);
  expect(await readStatus(store)).toMatchObject({ version: '2.20.1', state: 'serving' });
  const order = await placeOrder('de');
  await before.stop();

  const upgraded = await readyPod(store);
  expect(upgraded.medusa.output()).toContain('Migrating the database from 2.20.1 to 2.21.2');
  expect(await marker(store)).toEqual({ version: '2.21.2', usableBy: ['2.20.1'] });
  const [snapshot, ...others] = await listSnapshots(store);
  expect(snapshot).toMatchObject({ version: '2.20.1', reason: 'upgrade', place: 'volume' });
  expect(others).toEqual([]);
  const second = await placeOrder('de');
  await upgraded.stop();

  const again = await readyPod(store);
  expect(again.medusa.output()).not.toContain('Migrating');
  await again.stop();

  const back = await readyPod(store, older);
  expect(back.medusa.output()).not.toMatch(/Migrating|[Rr]estor|"level":"error"/);
  const third = await placeOrder('de');
  await expectOrders(store, [order, second, third]);
  expect(await marker(store)).toMatchObject({ version: '2.21.2' });
});

it('begins again cleanly wherever it is cut off', { timeout: 300_000 }, async () => {
  const store = await newStore();
  const before = await readyPod(store, older);
  const order = await placeOrder('de');
  await before.stop();
  for (const after of [600, 900, 1300, 2000, 3500, 6000, 9000]) {
    const pod = await store.startPod();
    await sleep(after);
    await pod.kill();
  }
  await readyPod(store);
  expect(await orderIds(store)).toEqual([order.id]);
  expect(await marker(store)).toEqual({ version: '2.21.2', usableBy: ['2.20.1'] });
  await placeOrder('de');
});

it('that fails says why, and the older image serves what there was before', async () => {
  const store = await newStore();
  const before = await readyPod(store, older);
  const order = await placeOrder('de');
  await sql(before, 'alter table search_index_sync rename column search_index_id to something_else');
  await before.stop();

  const failed = await store.startPod();
  expect(await failed.medusa.exited).toBe(1);
  expect(lastLine(failed)).toMatch(
    /The upgrade from 2\.20\.1 to 2\.21\.2 failed: medusa db:migrate ended with 1\. Start 2\.20\.1 again/,
  );
  // The kubelet tries again and again, until somebody rolls back.
  await failed.restartMedusa();
  expect(await failed.medusa.exited).toBe(1);
  await failed.stop();

  const back = await readyPod(store, older);
  expect(back.medusa.output()).toContain('did not get to serve: restoring snapshot');
  expect(await orderIds(store)).toEqual([order.id]);
  expect(await marker(store)).toEqual({ version: '2.20.1', usableBy: [] });
  expect(await sql(back, 'select count(*) from pg_database')).toBe('4');
  await placeOrder('de');
});

it('that never served is undone by the older image, even after it has migrated', async () => {
  const store = await newStore();
  const before = await readyPod(store, older);
  const order = await placeOrder('de');
  await before.stop();
  const pod = await store.startPod();
  while (!pod.medusa.output().includes('Migrating')) await sleep(20);
  // Between the last migration and the first request.
  while (!(await marker(store)).upgrade?.migrated) await sleep(1);
  await pod.kill();
  expect(await marker(store)).toMatchObject({ version: '2.21.2', upgrade: { from: '2.20.1' } });
  await readyPod(store, older);
  expect(await orderIds(store)).toEqual([order.id]);
  expect(await marker(store)).toEqual({ version: '2.20.1', usableBy: [] });
});

it('is refused in words to an image that is too old for it, which restores what it can serve', async () => {
  const store = await newStore();
  const before = await readyPod(store, older);
  const order = await placeOrder('de');
  const snapshot = await takeSnapshot(store);
  await placeOrder('de');
  await before.stop();
  const path = join(store.dir, 'data', 'version.json');
  await writeFile(path, JSON.stringify({ version: '2.99.0', usableBy: ['2.98.0'] }));
  const refused = await store.startPod(older);
  expect(await refused.medusa.exited).toBe(1);
  const sentence =
    'Medusa 2.20.1 cannot use this database: Medusa 2.99.0 has migrated it, and has served since. ';
  expect(lastLine(refused)).toContain(`${sentence}Start 2.99.0 again, or restore snapshot ${snapshot.id}: `);

  await refused.restartMedusa();
  while (!refused.medusa.output().includes(sentence)) await sleep(50);
  await callAgent(store, 'POST', `/snapshots/${snapshot.id}/restore`);
  expect(await refused.medusa.exited).toBe(0);
  await refused.restartMedusa();
  await refused.ready();
  expect(await orderIds(store)).toEqual([order.id]);
  expect(await marker(store)).toEqual({ version: '2.20.1', usableBy: [] });
});

it('of a volume without a marker is an upgrade like any other', async () => {
  const store = await newStore();
  const before = await readyPod(store);
  const order = await placeOrder('de');
  await before.stop();
  await rm(join(store.dir, 'data', 'version.json'));
  await readyPod(store);
  expect(await listSnapshots(store)).toMatchObject([{ version: 'unknown', reason: 'upgrade' }]);
  expect(await orderIds(store)).toEqual([order.id]);
  expect(await marker(store)).toEqual({ version: '2.21.2', usableBy: ['2.20.1'] });
});

type Marker = { version: string; upgrade?: { from: string; migrated: boolean } };

async function marker(store: Store): Promise<Marker> {
  return JSON.parse(await readFile(join(store.dir, 'data', 'version.json'), 'utf8')) as Marker;
}

const lastLine = (pod: Pod): string => pod.medusa.output().trim().split('\n').at(-1) ?? '';

const sql = (pod: Pod, statement: string): Promise<string> =>
  pod.postgres.exec(
    'psql',
    '--host=/run/souk',
    '--username=medusa',
    '--no-align',
    '--tuples-only',
    '-c',
    statement,
  );
