import type { Dirent } from 'node:fs';
import { lstat, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes. `capacityBytes` is what the file system under the volume holds, which may be much more than was asked for. */
export type Disk = { usedBytes: number; capacityBytes: number };

/** The database's files come and go meanwhile. */
const gone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

async function unlessGone<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  return await asked.catch((error: unknown) => {
    if (gone(error)) return otherwise;
    throw error;
  });
}

/** What a folder and all in it take, one folder after the other: measuring must not slow the shop down. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await unlessGone<Dirent[]>(readdir(folder, { withFileTypes: true }), []);
  let bytes = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await bytesIn(path);
    else
      bytes += await unlessGone(
        lstat(path).then(({ blocks }) => blocks * 512),
        0,
      );
  }
  return bytes;
}

/** Measures the folder, at most once in `freshMs`: it costs some milliseconds for each thousand files. */
export function createDiskMeter(volume: string, freshMs = 30_000): () => Promise<Disk> {
  let known: { at: number; disk: Promise<Disk> } | undefined;

  async function measure(): Promise<Disk> {
    const [usedBytes, { blocks, bsize }] = await Promise.all([bytesIn(volume), statfs(volume)]);
    return { usedBytes, capacityBytes: blocks * bsize };
  }

  return () => {
    const now = performance.now();
    if (known && now - known.at < freshMs) return known.disk;
    const disk = measure();
    known = { at: now, disk };
    // What failed is tried again by who asks next.
    disk.catch(() => (known = undefined));
    return disk;
  };
}
