import { join, resolve } from 'node:path';
import { type ResultPromise, execa } from 'execa';
import { diesWithParent } from '../host/contained.ts';

export const moduleDir = resolve(import.meta.dirname, '..', '..', 'kube');

/** Go's own caches live in ours, so that one folder holds everything that is built. */
export const goEnvironment = (cacheDir: string) => ({
  GOCACHE: join(cacheDir, 'go', 'build'),
  GOMODCACHE: join(cacheDir, 'go', 'mod'),
  CGO_ENABLED: '0',
  GOFLAGS: '-mod=readonly',
  GOWORK: 'off',
});

const goOptions = (cacheDir: string, signal: AbortSignal | undefined) =>
  ({
    cwd: moduleDir,
    env: goEnvironment(cacheDir),
    reject: false,
    // A compiler that ignores the polite signal must not keep the machine busy.
    forceKillAfterDelay: 2000,
    ...(signal && { cancelSignal: signal }),
  }) as const;

/** Runs `go` in the module; it never outlives this process. */
export function go(
  cacheDir: string,
  args: readonly string[],
  signal?: AbortSignal,
): ResultPromise<ReturnType<typeof goOptions>> {
  const [command, ...prefix] = diesWithParent;
  return execa(command, [...prefix, 'go', ...args], goOptions(cacheDir, signal));
}

/** The lines of compiler output that a person needs: the last ones. */
export const lastLines = (text: string | undefined, count = 12): string =>
  (text ?? '').trimEnd().split('\n').slice(-count).join('\n');
