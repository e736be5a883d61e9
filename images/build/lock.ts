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
  options.signal?.throwIfAborted();
  const [command, ...prefix] = diesWithParent;
  const holder = execa(command, [...prefix, 'flock', '--no-fork', file, 'sh', '-c', 'echo held; exec cat'], {
    reject: false,
    buffer: false,
    stdin: 'pipe',
    stdout: 'pipe',
  });
  // An abort ends the wait only: whoever has the lock keeps it until its work has come to an end.
  const giveUp = (): boolean => holder.kill();
  options.signal?.addEventListener('abort', giveUp);
  const notice = setTimeout(() => options.onWait?.(), patienceMs);
  try {
    await Promise.race([once(holder.stdout, 'data'), holder.then(() => gone(file, options.signal))]);
    clearTimeout(notice);
    options.signal?.removeEventListener('abort', giveUp);
    return await work();
  } finally {
    clearTimeout(notice);
    options.signal?.removeEventListener('abort', giveUp);
    holder.stdin.end();
    await holder;
  }
}

/** The child ended before it had the lock. */
function gone(file: string, signal: AbortSignal | undefined): never {
  signal?.throwIfAborted();
  throw new Error(`Cannot lock ${file}`);
}
