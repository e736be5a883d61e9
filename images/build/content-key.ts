import { createHash } from 'node:crypto';
import { lstat, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isExecutable, listFiles, type Inputs } from './inputs.ts';

export type KeyParts = Inputs & {
  /** What else decides the result: keys of bases, versions, build arguments. */
  facts: Readonly<Record<string, string>>;
};

/**
 * SHA-256 (hex) over paths and contents of the inputs and whether they are executable, and over the facts. Times, owners and the
 * other permissions do not count: like git, which does not keep them.
 */
export async function contentKey(parts: KeyParts): Promise<string> {
  const hash = createHash('sha256');
  const add = (...fields: string[]): unknown => hash.update(JSON.stringify(fields) + '\n');
  for (const [name, value] of Object.entries(parts.facts).toSorted(byFirst)) add('fact', name, value);
  for (const path of await listFiles(parts)) add(...(await describe(parts.root, path)));
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

async function describe(root: string, path: string): Promise<string[]> {
  const full = join(root, path);
  const stats = await lstat(full);
  if (stats.isSymbolicLink()) return ['link', path, await readlink(full)];
  return ['file', path, isExecutable(stats) ? 'executable' : 'plain', await fileDigest(full)];
}
