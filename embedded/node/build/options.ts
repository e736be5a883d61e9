import { join } from 'node:path';

export type BuildOptions = {
  /** Absolute path of the cache; everything that a build writes is in here. */
  cacheDir: string;
  /** Gets one short line of text whenever there is news, for example `812 of 1,950 packages`. */
  onProgress?: (text: string) => void;
  signal?: AbortSignal;
};

/** Held by whatever fills Go's caches: two compilers at once would only take twice as long. */
export const buildLock = (cacheDir: string): string => join(cacheDir, 'cluster', 'build.lock');
