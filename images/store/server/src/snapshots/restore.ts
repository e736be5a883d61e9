import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../boot/write-durably.ts';
import type { Database } from '../first-boot/database.ts';
import { checkDump, loadDump } from './database-dump.ts';
import { linkTree } from './link-tree.ts';
import type { Manifest } from './snapshot.ts';
import type { Source } from './take.ts';

/** Connected to another database than the one that is restored. */
type Server = Database;

/**
 * Puts a snapshot in the place of the database and the uploads. Nobody else may use them. Until the database is swapped, which is one
 * transaction, everything is as it was; whatever is cut off, it can be called again.
 */
export async function restoreSnapshot(source: Source, server: Server, manifest: Manifest): Promise<void> {
  const dir = source.folder.path(manifest.id);
  const dump = join(dir, 'database.dump.zst');
  await checkDump(dump, manifest.database);
  await restoreDatabase(server, source.databaseUrl, dump);
  await restoreUploads(join(dir, 'static'), source.uploadsDir);
}

async function restoreDatabase(server: Server, databaseUrl: string, dump: string): Promise<void> {
  const name = decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
  const [fresh, old] = [`${name}_restored`, `${name}_replaced`];
  for (const left of [fresh, old]) await server.query(`drop database if exists ${quoted(left)} with (force)`);
  await server.query(`create database ${quoted(fresh)} template template0`);
  await loadDump(databaseUrl, fresh, dump);
  await server.query('begin');
  await server.query(`alter database ${quoted(name)} rename to ${quoted(old)}`);
  await server.query(`alter database ${quoted(fresh)} rename to ${quoted(name)}`);
  await server.query('commit');
  await server.query(`drop database ${quoted(old)} with (force)`);
}

async function restoreUploads(from: string, uploadsDir: string): Promise<void> {
  const [fresh, old] = [`${uploadsDir}.restored`, `${uploadsDir}.replaced`];
  for (const left of [fresh, old]) await rm(left, { recursive: true, force: true });
  await linkTree(from, fresh);
  await rename(uploadsDir, old).catch(() => undefined);
  await rename(fresh, uploadsDir);
  await syncFolder(join(uploadsDir, '..'));
  await rm(old, { recursive: true, force: true });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
