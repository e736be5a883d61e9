import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env.ts';

/** Shorter keys are refused by the sealing itself. */
const minLength = 32;

/**
 * The key that seals session cookies; every replica must hold the same one. In development a missing
 * key is replaced by a random one, so that sessions end with the process.
 */
export function readSessionKey(problems: string[], { secretsDir, environment }: Env): string | undefined {
  const file = join(secretsDir, 'session-key');
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= minLength) return key;
    problems.push(`${file}: must have at least ${minLength} characters`);
  } catch (error) {
    if (environment !== 'production') return randomBytes(32).toString('base64url');
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    problems.push(`${file}: cannot be read (${code})`);
  }
  return undefined;
}
