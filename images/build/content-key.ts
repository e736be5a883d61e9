import { createHash } from 'node:crypto';
import { lstat, readFile, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isIgnored } from './ignore.ts';

export type KeyParts = {
  /** Folder that the inputs are relative to; it does not enter the key. */
  root: string;
  /** Files and folders; one that is missing is an error. */
  inputs: readonly string[];
  ignored: readonly string[];
  /** What else decides the result: keys of bases, versions, build arguments. */
  facts: Readonly<Record<string, string>>;
};

/** SHA-256 (hex) over paths, permissions and contents of the inputs, and over the facts. Times and owners do not count. */
export async function contentKey(parts: KeyParts): Promise<string> {
  const hash = createHash('sha256');
  const add = (...fields: string[]): unknown => hash.update(JSON.stringify(fields) + '\n');
  for (const [name, value] of Object.entries(parts.facts).toSorted(byFirst)) add('fact', name, value);
  const files = await Promise.all(parts.inputs.map((input) => walk(parts.root, input, parts.ignored)));
  for (const path of [...new Set(files.flat())].toSorted()) add(...(await describe(parts.root, path)));
  return hash.digest('hex');
}

export async function fileDigest(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** As image tags and file names carry it: 12 hex digits. */
export const shortKey = (key: string): string => key.slice(0, 12);

const byFirst = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1);

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

async function describe(root: string, path: string): Promise<string[]> {
  const full = join(root, path);
  const stats = await lstat(full);
  if (stats.isSymbolicLink()) return ['link', path, await readlink(full)];
  return ['file', path, (stats.mode & 0o777).toString(8), await fileDigest(full)];
}
