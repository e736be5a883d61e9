import { ClusterError } from '../cluster-error.ts';
import { go, lastLines } from './go.ts';
import type { BuildOptions } from './options.ts';
import { programs } from './programs.ts';

type CompileOptions = BuildOptions & { binDir: string; linkerFlags: string };

/** Compiles all programs into `binDir`. Throws ClusterError with the compiler's last lines. */
export async function compile(options: CompileOptions): Promise<void> {
  const { cacheDir, binDir, linkerFlags, onProgress, signal } = options;
  const total = await countPackages(cacheDir, signal);
  const args = ['build', '-v', '-trimpath', '-o', `${binDir}/`, '-ldflags', linkerFlags, ...programs];
  const build = go(cacheDir, args, signal);
  const packages = new Set<string>();
  for await (const line of build.iterable({ from: 'stderr' })) {
    // With -v the compiler names each package that it begins; anything with a space is a message.
    if (!/^[\w./-]+$/.test(line)) continue;
    packages.add(line);
    onProgress?.(describe(packages.size, total));
  }
  const result = await build;
  if (result.failed)
    throw new ClusterError(`The cluster could not be compiled:\n${lastLines(result.stderr)}`);
}

async function countPackages(cacheDir: string, signal: AbortSignal | undefined): Promise<number> {
  const result = await go(cacheDir, ['list', '-deps', ...programs], signal);
  if (result.failed)
    throw new ClusterError(`Go cannot read the cluster's sources:\n${lastLines(result.stderr)}`);
  return result.stdout.split('\n').length;
}

const number = new Intl.NumberFormat('en-US');

const describe = (done: number, total: number): string =>
  `${number.format(Math.min(done, total))} of ${number.format(total)} packages`;
