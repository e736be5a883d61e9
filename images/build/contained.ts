import { fileURLToPath } from 'node:url';

const unshare = 'unshare --mount --propagation private --pid --fork --kill-child --mount-proc --'.split(' ');
const script = fileURLToPath(new URL('contained.sh', import.meta.url));

/**
 * The argv that runs a command in mount and pid namespaces of its own. Mounts vanish with the namespace, and the whole tree of
 * processes dies with its first one, which dies with us: so a build that is killed at any moment, even by SIGKILL of this very
 * process, leaves neither behind.
 */
export function contained(cacheDir: string, command: readonly string[]): [string, ...string[]] {
  return [...diesWithParent, ...unshare, script, cacheDir, ...command];
}

/** Prefix for a command that gets SIGKILL when this process ends, however that happens. */
export const diesWithParent = ['setpriv', '--pdeathsig', 'KILL'] as const satisfies [string, ...string[]];
