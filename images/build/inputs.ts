import type { Stats } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, readdir, readlink, symlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isIgnored } from './ignore.ts';

export type Inputs = {
  /** Folder that the inputs are relative to. */
  root: string;
  /** Files and folders; one that is missing is an error. */
  inputs: readonly string[];
  /** Patterns of what is left out. */
  ignored: readonly string[];
};

/** The files and links in the inputs, relative to the root, sorted. */
export async function listFiles({ root, inputs, ignored }: Inputs): Promise<string[]> {
  const files = await Promise.all(inputs.map((input) => walk(root, input, ignored)));
  return [...new Set(files.flat())].toSorted();
}

/**
 * Copies the inputs to the folder `to`, as the context of a build. The build sees nothing else, so an image cannot use a file
 * that its key does not cover. Modes are made those of a checkout with umask 022: an image read by another user must not
 * depend on who built it.
 */
export async function copyInputs(inputs: Inputs, to: string): Promise<void> {
  for (const path of await listFiles(inputs)) {
    const source = join(inputs.root, path);
    const target = join(to, path);
    await makeFolder(to, dirname(path));
    const stats = await lstat(source);
    if (stats.isSymbolicLink()) await symlink(await readlink(source), target);
    else await copyPlain(source, target, stats);
  }
}

export const isExecutable = (stats: Stats): boolean => (stats.mode & 0o100) !== 0;

async function copyPlain(source: string, target: string, stats: Stats): Promise<void> {
  await copyFile(source, target);
  await chmod(target, isExecutable(stats) ? 0o755 : 0o644);
  await utimes(target, stats.atime, stats.mtime);
}

/** mkdir heeds the umask, so each folder on the way gets its mode. */
async function makeFolder(base: string, path: string): Promise<void> {
  await mkdir(join(base, path), { recursive: true });
  for (let dir = path; dir !== '.'; dir = dirname(dir)) await chmod(join(base, dir), 0o755);
  await chmod(base, 0o755);
}

async function walk(root: string, path: string, ignored: readonly string[]): Promise<string[]> {
  if (path !== '.' && isIgnored(path, ignored)) return [];
  const stats = await lstat(join(root, path));
  if (!stats.isDirectory()) return [path];
  const names = await readdir(join(root, path));
  const below = await Promise.all(
    names.map((name) => walk(root, path === '.' ? name : `${path}/${name}`, ignored)),
  );
  return below.flat();
}
