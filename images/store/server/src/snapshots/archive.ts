import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readManifest } from '../../../../../packages/bucket/src/manifest.ts';
import { checkDump } from './database-dump.ts';
import type { Folder } from './folder.ts';
import { measureTree } from './link-tree.ts';
import type { Manifest } from './snapshot.ts';

/** One tar with all files of a snapshot on the volume: how it leaves the store. */
export async function packSnapshot(folder: Folder, id: string): Promise<Readable> {
  const { packTar } = await import('modern-tar/fs');
  return packTar(folder.path(id), { concurrency: 1 });
}

/**
 * Puts a snapshot from an archive on the volume, where it is listed once it is whole and what its manifest says. `sha256` is the
 * archive's own, where whoever sends it knows it.
 */
export async function unpackSnapshot(
  folder: Folder,
  id: string,
  content: Readable,
  sha256?: string,
): Promise<Manifest> {
  const dir = folder.partialPath(id);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  try {
    const found = await unpack(dir, content);
    if (sha256 !== undefined && found !== sha256)
      throw new Error(`The archive of snapshot '${id}' is damaged: its checksum is another one`);
    const manifest = await checkSnapshot(dir, id);
    await folder.finish(id);
    return manifest;
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

/** Plain files and folders, and only those that a snapshot has. Answers the archive's checksum. */
async function unpack(dir: string, content: Readable): Promise<string> {
  const { unpackTar } = await import('modern-tar/fs');
  const hash = createHash('sha256');
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = unpackTar(dir, {
    concurrency: 1,
    dmode: 0o755,
    fmode: 0o644,
    filter: isOfSnapshot,
  });
  await pipeline(content, meter, target);
  return hash.digest('hex');
}

/** Never what leads out of the folder, whatever the library makes of that. */
export function isOfSnapshot({ name, type }: { name: string; type?: string | undefined }): boolean {
  const isPlain = type === 'file' || type === 'directory';
  const isKnown = /^(\.\/)?(snapshot\.json|database\.dump\.zst|static(\/.*)?)$/.test(name);
  return isPlain && isKnown && !name.split('/').includes('..');
}

async function checkSnapshot(dir: string, id: string): Promise<Manifest> {
  const manifest = readManifest(await readFile(join(dir, 'snapshot.json'), 'utf8').catch(() => ''));
  if (manifest?.id !== id) throw new Error(`The archive is not that of snapshot '${id}'`);
  await checkDump(join(dir, 'database.dump.zst'), manifest.database);
  const { files, bytes } = await measureTree(join(dir, 'static'));
  if (files !== manifest.uploads.files || bytes !== manifest.uploads.bytes)
    throw new Error(`The archive of snapshot '${id}' is not whole: uploads are missing`);
  return manifest;
}
