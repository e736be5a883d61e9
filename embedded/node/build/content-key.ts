import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const isSource = (file: string): boolean =>
  file === 'go.mod' || file === 'go.sum' || (file.endsWith('.go') && !file.endsWith('_test.go'));

/** SHA-256 (hex) over the module's sources, its pins, and `facts` such as the compiler's version and flags. */
export async function contentKey(moduleDir: string, facts: readonly string[]): Promise<string> {
  const files = (await readdir(moduleDir, { recursive: true })).filter(isSource).toSorted();
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const file of files) {
    const content = await readFile(join(moduleDir, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
