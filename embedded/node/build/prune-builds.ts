import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runningSpecs } from '../supervisor/running-specs.ts';

/** Enough to go between a few branches without compiling again; each is half a gigabyte. */
const keepNewest = 3;

type Build = { path: string; usedMs: number };

/** Those that can go: not among the last used, and not run by a cluster. */
export const disposable = (builds: readonly Build[], running: ReadonlySet<string>): string[] =>
  builds
    .toSorted((a, b) => b.usedMs - a.usedMs)
    .slice(keepNewest)
    .map(({ path }) => path)
    .filter((path) => !running.has(path));

/** Removes builds that nobody used for the longest time. For the holder of the build lock. */
export async function pruneBuilds(clusterDir: string): Promise<void> {
  const names = (await readdir(clusterDir)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  const builds = await Promise.all(
    names.map(async (name): Promise<Build> => {
      const path = join(clusterDir, name);
      return { path, usedMs: (await stat(path)).mtimeMs };
    }),
  );
  const running = new Set((await runningSpecs()).map(({ binDir }) => dirname(binDir)));
  for (const path of disposable(builds, running)) await rm(path, { recursive: true, force: true });
}
