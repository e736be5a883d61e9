import { readFile } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';

/** The patterns of the checkout's .dockerignore. */
export async function readIgnored(repoRoot: string): Promise<string[]> {
  const text = await readFile(join(repoRoot, '.dockerignore'), 'utf8');
  const patterns = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const exception = patterns.find((line) => line.startsWith('!'));
  if (exception) throw new Error(`.dockerignore: exceptions are not supported: ${exception}`);
  return patterns;
}

/** Whether a path (relative to the checkout, with slashes) is left out; what is below a folder that is left out is, too. */
export function isIgnored(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(path, pattern));
}
