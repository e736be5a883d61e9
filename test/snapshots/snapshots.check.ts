import type { Snapshot } from '@souk/contract';
import { instances } from '@souk/embedded';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buyInside, ordersInside } from '../e2e/support/inside-store.ts';
import { api, isReady, kubectl, names, remove, storeBecomes, storeIsGone } from '../e2e/support/platform.ts';
import { bucketValues, giveKeys, setPlatform } from './bucket.ts';
import { type S3Server, startS3Server } from './s3-server.ts';

const name = 'bazaar';
const namespace = `store-${name}`;

let s3: S3Server;
let snapshot: Snapshot;

beforeAll(async () => {
  s3 = await startS3Server(instances.test);
  await giveKeys(s3.keys);
  await setPlatform(bucketValues(s3));
  await api.createStore({ name });
  await storeBecomes(name, isReady);
});
afterAll(async () => {
  await s3?.stop();
});

const sql = (statement: string): Promise<string> => {
  const psql = ['psql', '-h', '/run/souk', '-U', 'medusa', '-d', 'medusa', '-Atc', statement];
  return kubectl('exec', 'deployment/store', '-n', namespace, '-c', 'postgres', '--', ...psql);
};

const publishableKey = (store: string): Promise<string> =>
  kubectl(
    'exec',
    'deployment/store',
    '-n',
    `store-${store}`,
    '-c',
    'medusa',
    '--',
    'node',
    '-e',
    `fetch('http://127.0.0.1:9000/storefront/config.json').then((r) => r.json()).then((c) => console.log(c.publishableKey))`,
  );

/** A store that begins with a snapshot, once it is ready. */
async function clone(to: string, from: { store: string; snapshot: string }): Promise<void> {
  await api.createStore({ name: to, from });
  await storeBecomes(to, ({ phase }) => phase === 'Ready' || phase === 'Failed', 120_000);
  expect(await api.getStore(to)).toMatchObject({ phase: 'Ready', failure: null });
}

test('an order comes back from the bucket after the database was damaged', async () => {
  await buyInside(namespace);
  snapshot = await api.createSnapshot(name);
  expect(snapshot).toMatchObject({ place: 'bucket', reason: 'manual' });
  expect((await s3.objects()).map((key) => key.split('/').slice(-2).join('/')).toSorted()).toEqual([
    `${snapshot.id}/snapshot.json`,
    `${snapshot.id}/snapshot.tar`,
  ]);
  await sql('drop table "order" cascade');
  await api.restoreSnapshot(name, snapshot.id);
  await expect.poll(() => ordersInside(namespace).catch(() => []), { timeout: 60_000 }).toEqual([1]);
});

test('a new store begins with it; both live, with keys and logins of their own', async () => {
  await clone('bazaar-two', { store: name, snapshot: snapshot.id });
  await storeBecomes(name, isReady);
  expect(await ordersInside('store-bazaar-two')).toEqual([1]);
  await buyInside('store-bazaar-two');
  expect(await ordersInside('store-bazaar-two')).toEqual([1, 2]);
  expect(await ordersInside(namespace)).toEqual([1]);
  expect(await publishableKey('bazaar-two')).not.toBe(await publishableKey(name));
  await remove('bazaar-two');
});

test('a bucket that is gone is named; the snapshot stays on the volume, and is cloned from pod to pod', async () => {
  await s3.hide();
  await expect(api.createSnapshot(name)).rejects.toThrow(/snapshots\.bucket\.name: there is no such bucket/);
  const { items, problem } = await api.listSnapshots(name);
  expect([problem, items.map(({ place }) => place)]).toEqual([
    expect.stringContaining('snapshots.bucket.name'),
    ['volume'],
  ]);
  await s3.show();
  await clone('bazaar-three', { store: name, snapshot: items[0]?.id ?? '' });
  expect(await ordersInside('store-bazaar-three')).toEqual([1]);
  await remove('bazaar-three');
});

test('a store that sleeps is cloned from the bucket', async () => {
  await api.patchStore(name, { hibernated: true });
  await storeBecomes(name, ({ phase }) => phase === 'Hibernated');
  await clone('bazaar-four', { store: name, snapshot: snapshot.id });
  expect(await ordersInside('store-bazaar-four')).toEqual([1]);
  await remove('bazaar-four');
  await api.patchStore(name, { hibernated: false });
  await storeBecomes(name, isReady);
});

test('what is no snapshot, and what is no store of ours, begins nothing', async () => {
  const from = (store: string, id: string) =>
    api.createStore({ name: 'nothing', from: { store, snapshot: id } });
  await expect(from(name, '20260101t000000z-000000')).rejects.toThrow(/field/i);
  await expect(from('nobodys', snapshot.id)).rejects.toThrow(/field/i);
});

test('the schedule is kept by the store itself', async () => {
  await setPlatform({ snapshots: { schedule: '* * * * *' } });
  const scheduled = async () =>
    (await api.listSnapshots(name).catch(() => ({ items: [] }))).items.some(
      ({ reason, place }) => reason === 'schedule' && place === 'bucket',
    );
  await expect.poll(scheduled, { timeout: 150_000, interval: 2000 }).toBe(true);
  await setPlatform({ snapshots: { schedule: '' } });
  await storeBecomes(name, ({ phase, operation }) => phase === 'Ready' && operation === null);
});

test('wrong keys are named, and no key is in any log', async () => {
  const wrong = { ...s3.keys, 'secret-access-key': 'wrong'.repeat(8) };
  await giveKeys(wrong);
  const refusal = async () => String(await api.createSnapshot(name).catch((error: unknown) => error));
  await expect
    .poll(refusal, { timeout: 120_000, interval: 2000 })
    .toMatch(/snapshots\.bucket\.existingSecret: the secret-access-key does not belong/);
  const logs = [
    await kubectl('logs', 'deployment/store', '-n', namespace, '-c', 'medusa'),
    await kubectl('logs', 'deployment/orchestrator', '-n', 'souk-system'),
    await kubectl('get', 'stores', '-o', 'yaml'),
  ].join('\n');
  expect(logs).toContain('snapshots.bucket.existingSecret');
  for (const key of [...Object.values(s3.keys), wrong['secret-access-key']]) expect(logs).not.toContain(key);
  await giveKeys(s3.keys);
});

test('a final snapshot is taken before a deletion, and a new store begins with it', async () => {
  await expect.poll(async () => (await api.createSnapshot(name)).place, { timeout: 60_000 }).toBe('bucket');
  expect((await api.getStore(name)).finalSnapshot).toBe(true);
  await api.deleteStore(name, { finalSnapshot: true });
  await storeIsGone(name, 120_000);
  const { items } = await api.listFinalSnapshots();
  const final = items.find(({ store }) => store === name)?.snapshot;
  expect(final).toMatchObject({ reason: 'final', place: 'bucket' });
  await clone(name, { store: name, snapshot: final?.id ?? '' });
  expect(await ordersInside(namespace)).toEqual([1]);
  // Another store by the same name: what the first one left is not its own.
  expect(await api.listSnapshots(name)).toEqual({ items: [] });
});

test('a bucket that refuses holds up the deletion that asked for a snapshot, until it is let go', async () => {
  await s3.hide();
  await api.deleteStore(name, { finalSnapshot: true });
  await storeBecomes(name, ({ conditions }) =>
    conditions.some(
      ({ message }) => message.startsWith('No final snapshot yet: ') && /bucket\.name/.test(message),
    ),
  );
  await api.deleteStore(name, { finalSnapshot: false });
  await storeIsGone(name, 60_000);
  expect(await names('namespaces')).not.toContain(namespace);
  await s3.show();
});
