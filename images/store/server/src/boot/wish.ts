import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder, writeDurably } from './write-durably.ts';

const path = (dir: string): string => join(dir, 'restore.json');

/** Id of the snapshot that the next start restores; null for none. */
export function readWish(dir: string): string | null {
  if (!existsSync(path(dir))) return null;
  const { snapshot } = JSON.parse(readFileSync(path(dir), 'utf8')) as { snapshot: string };
  return snapshot;
}

export const writeWish = (dir: string, snapshot: string): Promise<void> =>
  writeDurably(path(dir), JSON.stringify({ snapshot }));

export async function removeWish(dir: string): Promise<void> {
  await rm(path(dir), { force: true });
  await syncFolder(dirname(path(dir)));
}
