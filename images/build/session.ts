import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from './cache.ts';
import { contained } from './contained.ts';
import { runStep } from './run-step.ts';
import { ImageBuildError, type BuildOptions } from './types.ts';

/** What every part of one call of `buildImages` shares. */
export type Session = BuildOptions & { cache: Cache; ignored: readonly string[] };

export type Command = {
  /** Opens the error: what is being done, in words. */
  name: string;
  /** The image that progress and log belong to. */
  image: string;
  argv: readonly string[];
};

/** Runs a command contained in the cache folder; answers its last lines of output. Throws ImageBuildError. */
export async function run(session: Session, command: Command): Promise<string> {
  const result = await runStep({
    name: command.name,
    argv: contained(session.cache.root, command.argv),
    log: session.cache.log(command.image),
    signal: session.signal,
    onLine: (line) => {
      const step = stepOf(line);
      if (step !== null) session.onProgress?.({ kind: 'step', image: command.image, step });
    },
  });
  if (!result.ok) throw new ImageBuildError(result.failure);
  return result.output;
}

/** buildah with a storage of its own. Overlay mounts are the kernel's: no FUSE. */
export function buildah(cache: Cache, args: readonly string[]): string[] {
  return [
    'buildah',
    '--root',
    cache.storage,
    '--runroot',
    cache.runRoot,
    '--storage-driver',
    'overlay',
    ...args,
  ];
}

/** Steps use the host's network (chroot isolation has no other). Nothing is pulled: bases are in the storage, or the build is wrong. */
export const buildCommand = 'build --isolation chroot --network host --layers --pull-never'.split(' ');

/** Removes what killed builds left. Only for the holder of the lock. */
export async function cleanUp(session: Session): Promise<void> {
  const { cache } = session;
  for (const dir of [cache.scratch, cache.runRoot, join(cache.root, 'buildah', 'tmp')]) {
    await rm(dir, { recursive: true, force: true });
  }
  await mkdir(cache.scratch, { recursive: true });
  await run(session, {
    name: 'Removing the containers of earlier builds',
    image: 'storage',
    argv: buildah(cache, ['rm', '--all']),
  });
}

/** What follows `STEP 3/9: ` or `[1/2] STEP 3/9: ` in buildah's output, on one line, with image ids cut short. */
function stepOf(line: string): string | null {
  const step = /^(?:\[\d+\/\d+\] )?STEP \d+\/\d+: (.*)$/.exec(line)?.[1];
  return step?.replaceAll(/\s+/g, ' ').replaceAll(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1') ?? null;
}
