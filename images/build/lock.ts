import { once } from 'node:events';
import { execa } from 'execa';
import { diesWithParent } from './contained.ts';

const patienceMs = 1000;

/**
 * Runs `work` while no other process does so with the same lock file. The kernel holds the lock (flock) for a child that ends
 * when our end of its stdin closes, so a lock can neither be forgotten nor outlive us.
 */
export async function withLock<T>(
  file: string,
  options: { onWait?: () => void; signal?: AbortSignal | undefined },
  work: () => Promise<T>,
): Promise<T> {
  const [command, ...prefix] = diesWithParent;
  const holder = execa(command, [...prefix, 'flock', '--no-fork', file, 'sh', '-c', 'echo held; exec cat'], {
    reject: false,
    buffer: false,
    stdin: 'pipe',
    stdout: 'pipe',
    ...(options.signal && { cancelSignal: options.signal }),
  });
  const notice = setTimeout(() => options.onWait?.(), patienceMs);
  try {
    await Promise.race([
      once(holder.stdout, 'data'),
      holder.then(() => Promise.reject(new Error('Cannot lock ' + file))),
    ]);
    clearTimeout(notice);
    return await work();
  } finally {
    clearTimeout(notice);
    holder.stdin.end();
    await holder;
  }
}
