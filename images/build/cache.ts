import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where things are in the cache folder; all paths absolute. */
export type Cache = {
  root: string;
  archives: (image: string) => string;
  archive: (image: string, key: string) => string;
  log: (name: string) => string;
  npm: string;
  lock: string;
  /** Emptied by whoever holds the lock: what is in it belongs to no living process. */
  scratch: string;
  storage: string;
  runRoot: string;
};

export async function openCache(root: string): Promise<Cache> {
  const images = join(root, 'images');
  const cache: Cache = {
    root,
    archives: (image) => join(images, image),
    archive: (image, key) => join(images, image, `${key}.oci.tar`),
    log: (name) => join(root, 'logs', `image-${name}.log`),
    npm: join(root, 'npm'),
    lock: join(images, 'lock'),
    scratch: join(images, 'scratch'),
    storage: join(root, 'buildah', 'root'),
    runRoot: join(root, 'buildah', 'run'),
  };
  for (const dir of [images, join(root, 'logs'), cache.npm, join(root, 'buildah')])
    await mkdir(dir, { recursive: true });
  return cache;
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
