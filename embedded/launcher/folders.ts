import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const repoRoot = resolve(import.meta.dirname, '..', '..');

/** Everything that is built, keyed by content; safe to delete while nothing runs. */
export const cacheFolder = process.env.SOUK_CACHE ?? join(homedir(), '.cache', 'souk');
