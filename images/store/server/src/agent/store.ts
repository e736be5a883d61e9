import { readMarker, unknownVersion } from '../boot/marker.ts';
import type { StatusBoard } from '../boot/status.ts';
import { writeWish } from '../boot/wish.ts';
import { toSnapshot } from '../snapshots/snapshot.ts';
import type { VolumeSnapshots } from '../snapshots/volume-snapshots.ts';
import type { Store } from './routes.ts';

/** This store, as the agent offers it. */
export function thisStore(volume: string, status: StatusBoard, snapshots: VolumeSnapshots): Store {
  return {
    status: status.read,
    list: snapshots.list,
    take: async (reason) => {
      const database = readMarker(volume) ?? { version: unknownVersion, usableBy: [] };
      return toSnapshot(await snapshots.take(reason, database));
    },
    remove: snapshots.remove,
    mayRestore: () => status.read().state === 'serving' || status.waits(),
    wishRestore: async (id) => {
      if (!(await snapshots.folder.find(id))) return false;
      await writeWish(volume, id);
      return true;
    },
    // As the kubelet does it: requests under way are answered first.
    end: () => void process.kill(process.pid, 'SIGTERM'),
  };
}
