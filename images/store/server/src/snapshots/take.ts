import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../boot/write-durably.ts';
import type { DatabaseSource } from '../database/source.ts';
import { dumpDatabase } from './database-dump.ts';
import type { Folder } from './folder.ts';
import { linkTree } from './link-tree.ts';
import { newId, type Manifest, type Reason } from './snapshot.ts';

export type Source = {
  folder: Folder;
  database: DatabaseSource;
  uploadsDir: string;
  publicUrl: string;
};

export type TakeOptions = { reason: Reason; version: string; usableBy: string[] };

/** Takes a snapshot of the running database and the uploads. It is listed once it is whole and durable, and not before. */
export async function takeSnapshot(source: Source, options: TakeOptions): Promise<Manifest> {
  const { folder, uploadsDir, publicUrl } = source;
  await folder.removePartials();
  const now = new Date();
  const id = newId(now);
  const dir = folder.partialPath(id);
  await mkdir(dir, { recursive: true });
  try {
    // Twice, so that every upload that the database speaks of is there: also one that goes, or comes, meanwhile.
    await linkTree(uploadsDir, join(dir, 'static'));
    const database = await dumpDatabase(source.database, join(dir, 'database.dump.zst'));
    const uploads = await linkTree(uploadsDir, join(dir, 'static'));
    const manifest = { id, createdAt: now.toISOString(), ...options, publicUrl, database, uploads };
    await writeDurably(join(dir, 'snapshot.json'), JSON.stringify(manifest));
    await folder.finish(id);
    return manifest;
  } catch (error) {
    await folder.removePartials();
    throw error;
  }
}
