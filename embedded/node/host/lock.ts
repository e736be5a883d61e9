import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { diesWithParent } from './contained.ts';

const quietMs = 1000;

type LockOptions = {
  /** Called when the lock is not there at once. */
  onWait?: (() => void) | undefined;
  /** False throws instead of waiting for the other process. */
  wait?: boolean;
  signal?: AbortSignal | undefined;
};

/**
 * Runs `work` while no other process does so with the same lock file. The kernel holds the lock (flock)
 * for a child that ends with us, so that it can neither be forgotten nor outlive a killed process.
 */
export async function withLock<T>(file: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const { onWait, wait = true, signal } = options;
  const [command, ...prefix] = diesWithParent;
  const flock = [
    'flock',
    '--no-fork',
    ...(wait ? [] : ['--nonblock']),
    file,
    'sh',
    '-c',
    'echo held; exec cat',
  ];
  const holder = execa(command, [...prefix, ...flock], {
    reject: false,
    buffer: false,
    stdin: 'pipe',
    stdout: 'pipe',
    ...(signal && { cancelSignal: signal }),
  });
  const notice = setTimeout(() => onWait?.(), quietMs);
  try {
    const refused = holder.then(() => Promise.reject(new Error(`${file} is locked by another process`)));
    refused.catch(() => undefined);
    await Promise.race([once(holder.stdout, 'data'), refused]);
    clearTimeout(notice);
    return await work();
  } finally {
    clearTimeout(notice);
    holder.stdin.end();
    await holder;
  }
}
