import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../boot/write-durably.ts';
import { byAge, readManifest } from '../../../../../packages/bucket/src/manifest.ts';
import { isId, type Manifest } from './snapshot.ts';

const partial = '.partial';

/** The folder of all snapshots on the volume; each is a folder named by its id. */
export type Folder = {
  path(id: string): string;
  /** Where a snapshot is made, until `finish`. */
  partialPath(id: string): string;
  /** Gives a snapshot its name, for good. */
  finish(id: string): Promise<void>;
  /** Newest first; without those that are damaged. */
  list(): Promise<Manifest[]>;
  /** Null when there is none of this id. */
  find(id: string): Promise<Manifest | null>;
  remove(id: string): Promise<void>;
  /** Removes what was cut off while it was made or removed. */
  removePartials(): Promise<void>;
};

export function openFolder(dir: string): Folder {
  const path = (id: string): string => join(dir, id);
  const names = (): Promise<string[]> => readdir(dir).catch(() => []);
  const find = async (id: string): Promise<Manifest | null> => (isId(id) ? manifestIn(path(id)) : null);
  const remove = async (id: string): Promise<void> => {
    // First its name: a snapshot is there whole, or not at all.
    await rename(path(id), path(id) + partial);
    await rm(path(id) + partial, { recursive: true });
  };
  return {
    path,
    partialPath: (id) => path(id) + partial,
    finish: async (id) => {
      await rename(path(id) + partial, path(id));
      await syncFolder(dir);
    },
    list: async () => {
      const found = await Promise.all((await names()).map(find));
      return found.filter((manifest) => manifest !== null).toSorted(byAge);
    },
    find,
    remove,
    removePartials: async () => {
      for (const name of await names())
        if (name.endsWith(partial)) await rm(path(name), { recursive: true, force: true });
    },
  };
}

async function manifestIn(dir: string): Promise<Manifest | null> {
  return readManifest(await readFile(join(dir, 'snapshot.json'), 'utf8').catch(() => ''));
}
