import type { Inbox } from '../snapshots/inbox.ts';
import { restoreSnapshot } from '../snapshots/restore.ts';
import type { StoreSnapshots } from '../snapshots/store-snapshots.ts';
import type { Source } from '../snapshots/take.ts';
import { isOlder } from './image-version.ts';
import type { Effects } from './prepare.ts';
import { runMigrations } from './run-migrations.ts';

type Parts = { source: Source; snapshots: StoreSnapshots; inbox: Inbox; version: string };

export function effectsOn({ source, snapshots, inbox, version }: Parts): Effects {
  return {
    snapshot: async (database) => (await snapshots.take('upgrade', database)).id,
    restore: (id) =>
      snapshots.within(id, async (manifest) => {
        await restoreSnapshot(source, manifest);
        return { version: manifest.version, usableBy: manifest.usableBy };
      }),
    receive: inbox.wait,
    migrate: runMigrations,
    newestUsable: async () => {
      const all = await source.folder.list();
      return all.find((one) => !isOlder(version, one.version) || one.usableBy.includes(version)) ?? null;
    },
  };
}
