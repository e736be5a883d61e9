import { connect } from '../wait-for-database.ts';
import { restoreSnapshot } from '../snapshots/restore.ts';
import type { Source } from '../snapshots/take.ts';
import type { VolumeSnapshots } from '../snapshots/volume-snapshots.ts';
import { isOlder } from './image-version.ts';
import type { Effects } from './prepare.ts';
import { runMigrations } from './run-migrations.ts';

export function effectsOn(source: Source, snapshots: VolumeSnapshots, version: string): Effects {
  return {
    snapshot: async (database) => (await snapshots.take('upgrade', database)).id,
    restore: async (id) => {
      const manifest = await source.folder.find(id);
      if (!manifest) throw new Error(`There is no snapshot '${id}'`);
      // A database cannot be replaced by who is connected to it.
      const server = await connect(serverUrl(source.databaseUrl));
      await restoreSnapshot(source, server, manifest).finally(() => server.end());
      return { version: manifest.version, usableBy: manifest.usableBy };
    },
    migrate: runMigrations,
    newestUsable: async () => {
      const all = await source.folder.list();
      return all.find((one) => !isOlder(version, one.version) || one.usableBy.includes(version)) ?? null;
    },
  };
}

function serverUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.pathname = '/postgres';
  return url.href;
}
