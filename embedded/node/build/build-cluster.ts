import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterError } from '../cluster-error.ts';
import { withLock } from '../host/lock.ts';
import { archiveFormat, packSystemImages } from '../images/system-images.ts';
import { compile } from './compile.ts';
import { contentKey } from './content-key.ts';
import { go, moduleDir } from './go.ts';
import { type BuildOptions, buildLock } from './options.ts';
import { linkerFlags, programs } from './programs.ts';
import { pruneBuilds } from './prune-builds.ts';

export type BuiltCluster = {
  /** Absolute path of the folder with `kube`, `helm`, `containerd` and the others. */
  binDir: string;
  /** SHA-256 (hex) over everything that the binaries are made of. */
  key: string;
  /** True when it was there already. */
  cached: boolean;
};

const partialPrefix = '.partial-';

/**
 * Compiles every program of the cluster into `cacheDir/cluster/<key>/bin`. A build that failed or was
 * killed leaves nothing that looks finished; two processes never build at once. Throws ClusterError.
 */
export async function buildCluster(options: BuildOptions): Promise<BuiltCluster> {
  const { cacheDir, onProgress, signal } = options;
  const flags = linkerFlags(await readFile(join(moduleDir, 'go.mod'), 'utf8'));
  const facts = [await compilerVersion(cacheDir), flags, ...programs, archiveFormat];
  const key = await contentKey(moduleDir, facts);
  const finished = join(cacheDir, 'cluster', key);
  const answer = (cached: boolean): BuiltCluster => ({ binDir: join(finished, 'bin'), key, cached });
  if (await markUsed(finished)) return answer(true);

  const onWait = () => onProgress?.('waiting for another build');
  return withLock(buildLock(cacheDir), { onWait, signal }, async () => {
    if (await markUsed(finished)) return answer(true);
    await removePartial(join(cacheDir, 'cluster'));
    const partial = join(cacheDir, 'cluster', `${partialPrefix}${randomBytes(6).toString('hex')}`);
    try {
      await mkdir(join(partial, 'bin'), { recursive: true });
      await compile({ ...options, binDir: join(partial, 'bin'), linkerFlags: flags });
      await packSystemImages(partial, key);
      await rename(partial, finished);
      await pruneBuilds(join(cacheDir, 'cluster'));
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
    return answer(false);
  });
}

/** The compiler that go.mod's toolchain line selects, and what it compiles for. */
async function compilerVersion(cacheDir: string): Promise<string> {
  const result = await go(cacheDir, ['env', 'GOVERSION', 'GOOS', 'GOARCH', 'GOAMD64', 'GOEXPERIMENT']);
  if (result.failed) throw new ClusterError(`Go does not run: ${result.stderr || result.shortMessage}`);
  return result.stdout;
}

/** True when it is there; its time says which builds nobody uses any more. */
async function markUsed(finished: string): Promise<boolean> {
  try {
    await stat(finished);
    await utimes(finished, new Date(), new Date());
    return true;
  } catch {
    return false;
  }
}

/** Only for the holder of the lock: what killed builds left. */
async function removePartial(clusterDir: string): Promise<void> {
  const leftovers = (await readdir(clusterDir)).filter((name) => name.startsWith(partialPrefix));
  await Promise.all(leftovers.map((name) => rm(join(clusterDir, name), { recursive: true, force: true })));
}
