import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BucketError, storedSnapshots, type Bucket } from '../../../../../packages/bucket/src/index.ts';
import { parseSource } from '../database/source.ts';
import { openFolder, type Folder } from './folder.ts';
import { linkTree } from './link-tree.ts';
import { newId } from './snapshot.ts';
import { NotStored, storeSnapshots } from './store-snapshots.ts';
import type { takeSnapshot } from './take.ts';

/** Without PostgreSQL: the dump of a database is its own matter. */
const takeOne: typeof takeSnapshot = async ({ folder: to, uploadsDir, publicUrl }, options) => {
  const now = new Date();
  const id = newId(now);
  await mkdir(to.partialPath(id), { recursive: true });
  await writeFile(join(to.partialPath(id), 'database.dump.zst'), 'dump');
  const uploads = await linkTree(uploadsDir, join(to.partialPath(id), 'static'));
  const sha256 = createHash('sha256').update('dump').digest('hex');
  const made = { id, createdAt: now.toISOString(), publicUrl, database: { bytes: 4, sha256 }, uploads };
  await writeFile(join(to.partialPath(id), 'snapshot.json'), JSON.stringify({ ...made, ...options }));
  await to.finish(id);
  return { ...made, ...options };
};

const database = { version: '2.21.2', usableBy: [] };
const objects = new Map<string, Buffer>();
let failure: BucketError | undefined;

/** As S3 does it: an object is there whole or not at all. */
const bucket: Bucket = {
  keys: async (prefix) => [...objects.keys()].filter((key) => key.startsWith(prefix)),
  read: async (key) => objects.get(key)?.toString() ?? null,
  open: async (key) => new Blob([new Uint8Array(objects.get(key) ?? [])]).stream() as never,
  write: async (key, text) => void objects.set(key, Buffer.from(text)),
  upload: async (key, content) => {
    if (failure) throw failure;
    objects.set(key, await buffer(content));
  },
  remove: async (keys) => void keys.forEach((key) => objects.delete(key)),
};

let dir: string;
let folder: Folder;
let snapshots: ReturnType<typeof storeSnapshots>;
beforeEach(async () => {
  objects.clear();
  failure = undefined;
  dir = await mkdtemp(join(tmpdir(), 'store-snapshots-'));
  await mkdir(join(dir, 'static'));
  await writeFile(join(dir, 'static', 'a.svg'), 'svg');
  folder = openFolder(join(dir, 'snapshots'));
  const source = {
    folder,
    database: parseSource('postgres://a@b/c'),
    uploadsDir: join(dir, 'static'),
    publicUrl: 'http://a',
  };
  snapshots = storeSnapshots(source, 2, storedSnapshots(bucket, '/shops/acme/'), takeOne);
});
afterEach(() => rm(dir, { recursive: true }));

const idsOf = async (): Promise<string[]> => (await snapshots.list()).items.map(({ id }) => id);

it('moves a snapshot to the bucket, and brings it back for as long as it is used', async () => {
  const taken = await snapshots.take('manual', database);
  expect(taken).toMatchObject({ place: 'bucket', reason: 'manual', bytes: expect.any(Number) });
  expect(await folder.list()).toEqual([]);
  expect([...objects.keys()]).toEqual([
    `shops/acme/${taken.id}/snapshot.tar`,
    `shops/acme/${taken.id}/snapshot.json`,
  ]);
  const seen = await snapshots.within(taken.id, () => readdir(join(folder.path(taken.id), 'static')));
  expect(seen).toEqual(['a.svg']);
  expect(await folder.list()).toEqual([]);
  expect(await snapshots.remove(taken.id)).toBe(true);
  expect(objects.size).toBe(0);
});

it('keeps those before upgrades on the volume: an upgrade must not hang on a network', async () => {
  expect(await snapshots.take('upgrade', database)).toMatchObject({ place: 'volume' });
  expect(objects.size).toBe(0);
});

it('keeps the newest of each reason in the bucket', async () => {
  const reasons = ['manual', 'schedule', 'manual', 'manual'] as const;
  const taken = [];
  for (const reason of reasons) {
    taken.push(await snapshots.take(reason, database));
    await sleep(2);
  }
  const kept = [taken[1]?.id, taken[2]?.id, taken[3]?.id];
  expect((await idsOf()).toSorted()).toEqual(kept.toSorted());
  expect(objects.size).toBe(6);
});

it('keeps on the volume what the bucket did not take, and says why', async () => {
  failure = new BucketError('settings', 'snapshots.bucket.name: there is no such bucket');
  const taking = snapshots.take('manual', database);
  await expect(taking).rejects.toThrow(NotStored);
  await expect(taking).rejects.toThrow(/bucket.name: .* is on the volume only/);
  expect(await snapshots.list()).toMatchObject({ items: [{ place: 'volume' }] });
});

it('lists no half upload, and clears it away with the next snapshot', async () => {
  objects.set('shops/acme/20261124t120000z-0123ab/snapshot.tar', Buffer.from('half'));
  expect(await idsOf()).toEqual([]);
  const { id } = await snapshots.take('manual', database);
  expect(await idsOf()).toEqual([id]);
  expect(objects.size).toBe(2);
});

it('lists the volume while the bucket cannot be read', async () => {
  await snapshots.take('upgrade', database);
  const keys = vi
    .spyOn(bucket, 'keys')
    .mockRejectedValue(new BucketError('unreachable', 'it cannot be reached'));
  expect(await snapshots.list()).toMatchObject({
    items: [{ place: 'volume' }],
    problem: 'it cannot be reached',
  });
  keys.mockRestore();
});
