import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../boot/write-durably.ts';
import { replaceByRename } from '../database/replace-by-rename.ts';
import { replaceInPlace } from '../database/replace-in-place.ts';
import { checkDump } from './database-dump.ts';
import { linkTree } from './link-tree.ts';
import type { Manifest } from './snapshot.ts';
import type { Source } from './take.ts';

const replace = { embedded: replaceByRename, external: replaceInPlace } as const;

/**
 * Puts a snapshot in the place of the database and the uploads. Nobody else may use them. Until the database is swapped, which is one
 * transaction, everything is as it was; whatever is cut off, it can be called again.
 */
export async function restoreSnapshot(source: Source, manifest: Manifest): Promise<void> {
  const { folder, database, uploadsDir } = source;
  const dir = folder.path(manifest.id);
  const dump = join(dir, 'database.dump.zst');
  await checkDump(dump, manifest.database);
  await replace[database.kind](database, dump);
  await restoreUploads(join(dir, 'static'), uploadsDir);
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
