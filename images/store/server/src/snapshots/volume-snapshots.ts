import type { Marker } from '../boot/marker.ts';
import type { Folder } from './folder.ts';
import { outdated } from './retention.ts';
import { toSnapshot, type Manifest, type Reason, type Snapshot } from './snapshot.ts';
import { takeSnapshot, type Source } from './take.ts';

export type VolumeSnapshots = {
  folder: Folder;
  list(): Promise<Snapshot[]>;
  /** Those that asked before come first. `database` says what it was migrated to. */
  take(reason: Reason, database: Marker): Promise<Manifest>;
  /** Answers whether there was one. */
  remove(id: string): Promise<boolean>;
};

/** The snapshots on the volume, of which the newest `keep` of each reason stay. */
export function volumeSnapshots(source: Source, keep: number): VolumeSnapshots {
  const { folder } = source;
  let last: Promise<unknown> = Promise.resolve();
  const take = async (reason: Reason, { version, usableBy, upgrade }: Marker): Promise<Manifest> => {
    const manifest = await takeSnapshot(source, { reason, version, usableBy });
    const needed = upgrade ? [upgrade.snapshot] : [];
    for (const id of outdated(await folder.list(), keep, needed)) await folder.remove(id);
    return manifest;
  };
  return {
    folder,
    list: async () => (await folder.list()).map(toSnapshot),
    take: (reason, database) => {
      const taken = last.then(() => take(reason, database));
      last = taken.catch(() => undefined);
      return taken;
    },
    remove: async (id) => {
      if (!(await folder.find(id))) return false;
      await folder.remove(id);
      return true;
    },
  };
}
