import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env.ts';

/** What the sign-in provider gave us; undefined where there is none, as public clients need none. */
export function readOidcClientSecret({ secretsDir }: Env): string | undefined {
  try {
    return readFileSync(join(secretsDir, 'oidc-client-secret'), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
