import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exists, openCache, type Cache } from './cache.ts';
import { contained } from './contained.ts';
import { shortKey } from './content-key.ts';
import { withLock } from './lock.ts';
import { runStep } from './run-step.ts';
import { storeVersions } from './recipes.ts';
import { buildah } from './session.ts';
import { storedImages, type StoredImage } from './storage.ts';
import { imageNames } from './types.ts';

export type PruneOptions = {
  /** Archives kept of each image, those wanted last. Default 3. */
  keep?: number;
  /** Days that the storage keeps build steps and images that no archive needs. Default 14. */
  maxAgeDays?: number;
};

/** Removes old archives, and old build steps from the storage. Answers the paths and ids that it removed. */
export async function pruneImages(options: { cacheDir: string } & PruneOptions): Promise<string[]> {
  const cache = await openCache(options.cacheDir);
  return withLock(cache.lock, {}, () => prune({ cache }, options));
}

type Place = { cache: Cache; signal?: AbortSignal };

/** As pruneImages, for the holder of the lock. */
export async function prune(place: Place, options: PruneOptions): Promise<string[]> {
  const archives = await pruneArchives(place.cache, options.keep ?? 3);
  return [...archives, ...(await pruneStorage(place, options.maxAgeDays ?? 14))];
}

async function pruneArchives(cache: Cache, keep: number): Promise<string[]> {
  const removed: string[] = [];
  for (const image of imageNames) {
    const old = (await archivesOf(cache, image)).slice(keep);
    for (const path of old) await rm(path, { force: true });
    removed.push(...old);
  }
  return removed;
}

/** The archives of an image, last wanted first. */
async function archivesOf(cache: Cache, image: string): Promise<string[]> {
  const names = await readdir(cache.archives(image)).catch(() => []);
  const paths = names
    .filter((name) => name.endsWith('.oci.tar'))
    .map((name) => join(cache.archives(image), name));
  const dated = await Promise.all(paths.map(async (path) => ({ path, time: (await stat(path)).mtimeMs })));
  return dated.toSorted((a, b) => b.time - a.time).map(({ path }) => path);
}

/** Newest first, so that an image goes before the steps under it. One that others stand on stays: buildah refuses. */
async function pruneStorage(place: Place, maxAgeDays: number): Promise<string[]> {
  if (!(await exists(place.cache.storage))) return [];
  const oldest = Date.now() - maxAgeDays * 24 * 3600 * 1000;
  const tags = await tagsInUse(place.cache);
  const removed: string[] = [];
  for (const image of (await storedImages(place)).filter((image) => image.created.getTime() < oldest)) {
    if (!isInUse(image, tags) && (await removeStored(place, image.id))) removed.push(image.id);
  }
  return removed;
}

async function tagsInUse(cache: Cache): Promise<Set<string>> {
  const archives = await Promise.all(imageNames.map((image) => archivesOf(cache, image)));
  return new Set<string>([...storeVersions, ...archives.flat().map((path) => shortKey(basename(path)))]);
}

function isInUse(image: StoredImage, tags: Set<string>): boolean {
  return image.refs.some((ref) => tags.has(ref.slice(ref.lastIndexOf(':') + 1)));
}

async function removeStored(place: Place, id: string): Promise<boolean> {
  const argv = contained(place.cache.root, buildah(place.cache, ['rmi', id]));
  const result = await runStep({
    name: `Removing ${id}`,
    argv,
    log: place.cache.log('storage'),
    signal: place.signal,
  });
  return result.ok;
}
