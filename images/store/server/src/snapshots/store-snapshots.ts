import type { StoredSnapshots } from '../../../../../packages/bucket/src/index.ts';
import type { Marker } from '../boot/marker.ts';
import { log } from '../log.ts';
import { packSnapshot, unpackSnapshot } from './archive.ts';
import { outdated } from './retention.ts';
import { toSnapshot, toStoredSnapshot, type Manifest, type Reason, type Snapshot } from './snapshot.ts';
import { takeSnapshot, type Source } from './take.ts';

/** `problem` is why those in the bucket are missing from the list. */
export type SnapshotList = { items: Snapshot[]; problem?: string };

export type StoreSnapshots = {
  /** Newest first. */
  list(): Promise<SnapshotList>;
  /** Those that asked before come first. `database` says what it was migrated to. */
  take(reason: Reason, database: Marker): Promise<Snapshot>;
  /** Answers whether there was one. */
  remove(id: string): Promise<boolean>;
  /** Null when there is none of this id. */
  find(id: string): Promise<Manifest | null>;
  /** Runs `use` while the snapshot is on the volume, brought from the bucket if need be. */
  within<T>(id: string, use: (manifest: Manifest) => Promise<T>): Promise<T>;
};

/** A snapshot that was taken and is on the volume, but not in the bucket. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
}

/**
 * The snapshots of this store: those before upgrades on its volume, all others in the bucket where there is one. The newest `keep` of
 * each reason stay, in either place.
 */
export function storeSnapshots(
  source: Source,
  keep: number,
  stored: StoredSnapshots | null,
  takeOne: typeof takeSnapshot = takeSnapshot,
): StoreSnapshots {
  const { folder } = source;
  let last: Promise<unknown> = Promise.resolve();

  async function take(reason: Reason, { version, usableBy, upgrade }: Marker): Promise<Snapshot> {
    const manifest = await takeOne(source, { reason, version, usableBy });
    const needed = upgrade ? [upgrade.snapshot] : [];
    const all = await folder.list();
    for (const id of outdated(all, keep, [...needed, manifest.id])) await folder.remove(id);
    if (!stored || reason === 'upgrade') return toSnapshot(manifest);
    return await move(manifest, stored);
  }

  async function move(manifest: Manifest, bucket: StoredSnapshots): Promise<Snapshot> {
    const { id } = manifest;
    try {
      await bucket.removePartials();
      const found = await bucket.add(manifest, await packSnapshot(folder, id));
      await folder.remove(id);
      for (const old of outdated(await bucket.list(), keep, [id])) await bucket.remove(old);
      return toStoredSnapshot(found);
    } catch (error) {
      throw new NotStored(`${wordsOf(error)}. Snapshot ${id} is on the volume only`);
    }
  }

  return {
    async list() {
      const onVolume = (await folder.list()).map(toSnapshot);
      if (!stored) return { items: onVolume };
      try {
        const inBucket = (await stored.list()).map(toStoredSnapshot);
        const others = onVolume.filter(({ id }) => !inBucket.some((one) => one.id === id));
        return { items: [...inBucket, ...others].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)) };
      } catch (error) {
        log('error', wordsOf(error));
        return { items: onVolume, problem: wordsOf(error) };
      }
    },
    take(reason, database) {
      const taken = last.then(() => take(reason, database));
      last = taken.catch(() => undefined);
      return taken;
    },
    async remove(id) {
      const onVolume = await folder.find(id);
      const inBucket = await stored?.find(id);
      if (onVolume) await folder.remove(id);
      if (inBucket) await stored?.remove(id);
      return Boolean(onVolume ?? inBucket);
    },
    find: async (id) => (await folder.find(id)) ?? (await stored?.find(id)) ?? null,
    async within(id, use) {
      const here = await folder.find(id);
      if (here) return await use(here);
      const found = await stored?.find(id);
      if (!stored || !found) throw new Error(`There is no snapshot '${id}'`);
      log('info', `Fetching snapshot ${id} from the bucket`);
      const manifest = await unpackSnapshot(folder, id, await stored.open(id), found.archive.sha256);
      const result = await use(manifest);
      await folder.remove(id);
      return result;
    },
  };
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
