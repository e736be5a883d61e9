import type { Activity } from '../activity.ts';
import { unknownVersion, type MarkerPlace } from '../boot/marker.ts';
import type { StatusBoard } from '../boot/status.ts';
import { writeWish } from '../boot/wish.ts';
import { packSnapshot } from '../snapshots/archive.ts';
import type { Folder } from '../snapshots/folder.ts';
import type { Inbox } from '../snapshots/inbox.ts';
import type { StoreSnapshots } from '../snapshots/store-snapshots.ts';
import { createDiskMeter } from './disk.ts';
import type { Store } from './routes.ts';

type Parts = {
  volume: string;
  marker: MarkerPlace;
  status: StatusBoard;
  folder: Folder;
  snapshots: StoreSnapshots;
  inbox: Inbox;
  activity: Activity;
};

/** This store, as the agent offers it. */
export function thisStore({ volume, marker, status, folder, snapshots, inbox, activity }: Parts): Store {
  return {
    status: () => ({ ...status.read(), lastRequestAt: activity.lastRequestAt() }),
    disk: createDiskMeter(volume),
    list: snapshots.list,
    take: async (reason) =>
      snapshots.take(reason, (await marker.read()) ?? { version: unknownVersion, usableBy: [] }),
    remove: snapshots.remove,
    mayRestore: () => status.read().state === 'serving' || status.waits(),
    wishRestore: async (id) => {
      if (!(await snapshots.find(id))) return false;
      await writeWish(volume, id);
      return true;
    },
    read: async (id) => ((await folder.find(id)) ? await packSnapshot(folder, id) : null),
    receive: inbox.put,
    // As the kubelet does it: requests under way are answered first.
    end: () => void process.kill(process.pid, 'SIGTERM'),
  };
}
