import { access, glob, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cacheFolder = () => process.env['SOUK_CACHE'] ?? join(homedir(), '.cache', 'souk');

/** The helm that was compiled with the embedded cluster, newest first. */
async function builtHelm(): Promise<string | undefined> {
  const found: string[] = [];
  for await (const path of glob(join(cacheFolder(), 'cluster', '*', 'bin', 'helm'))) found.push(path);
  const dated = await Promise.all(found.map(async (path) => ({ path, time: (await stat(path)).mtimeMs })));
  return dated.toSorted((a, b) => b.time - a.time)[0]?.path;
}

/** Path of the helm binary: `SOUK_HELM`, else the one in the build cache. Rejects with a sentence where there is none. */
export async function findHelm(): Promise<string> {
  const path = process.env['SOUK_HELM'] ?? (await builtHelm());
  if (!path)
    throw new Error('The chart tests need helm: build it with "npm test", or say where it is by SOUK_HELM.');
  await access(path).catch(() => {
    throw new Error(`There is no helm at ${path}, where SOUK_HELM says it is.`);
  });
  return path;
}
