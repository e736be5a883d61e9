import { copyFile, link, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type Tree = { files: number; bytes: number };

/**
 * Gives every file below `from` a second name below `to`: at once, whatever their size, and without more space. Uploads are written
 * once and never changed, only removed. A file system without links gets copies. What is already there is left as it is.
 */
export async function linkTree(from: string, to: string): Promise<Tree> {
  await mkdir(to, { recursive: true });
  const tree = { files: 0, bytes: 0 };
  for (const entry of await readdir(from, { withFileTypes: true }).catch(() => [])) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      const below = await linkTree(source, target);
      tree.files += below.files;
      tree.bytes += below.bytes;
    } else if (entry.isFile() && (await linkOrCopy(source, target))) {
      tree.files += 1;
      tree.bytes += (await stat(target)).size;
    }
  }
  return tree;
}

export async function measureTree(dir: string): Promise<Tree> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const stats = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
  return { files: stats.length, bytes: stats.reduce((sum, { size }) => sum + size, 0) };
}

/** Answers false when the file was removed meanwhile. */
async function linkOrCopy(source: string, target: string): Promise<boolean> {
  try {
    await link(source, target);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return false;
    if (code !== 'EEXIST') await copyFile(source, target);
  }
  return true;
}
