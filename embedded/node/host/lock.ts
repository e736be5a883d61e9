import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { diesWithParent } from './contained.ts';

const quietMs = 1000;

type LockOptions = { onWait?: (() => void) | undefined; signal?: AbortSignal | undefined };

/**
 * Runs `work` while no other process does so with the same lock file. The kernel holds the lock (flock)
 * for a child that ends with us, so that it can neither be forgotten nor outlive a killed process.
 */
export async function withLock<T>(file: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const [command, ...prefix] = diesWithParent;
  const holder = execa(command, [...prefix, 'flock', '--no-fork', file, 'sh', '-c', 'echo held; exec cat'], {
    reject: false,
    buffer: false,
    stdin: 'pipe',
    stdout: 'pipe',
    ...(options.signal && { cancelSignal: options.signal }),
  });
  const notice = setTimeout(() => options.onWait?.(), quietMs);
  try {
    await Promise.race([
      once(holder.stdout, 'data'),
      holder.then((result) => Promise.reject(new Error(`cannot lock ${file}: ${result.shortMessage ?? ''}`))),
    ]);
    clearTimeout(notice);
    return await work();
  } finally {
    clearTimeout(notice);
    holder.stdin.end();
    await holder;
  }
}
