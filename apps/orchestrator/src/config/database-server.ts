import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformConfig } from '@souk/contract';
import { problemOf, type ServerAddress } from '../databases/server.ts';
import type { Env } from './env.ts';

/** The server on which the platform makes databases; undefined where there is none. Problems hold no secret. */
export function readDatabaseServer(
  problems: string[],
  { secretsDir }: Env,
  { database }: PlatformConfig,
): ServerAddress | undefined {
  if (!database.managed) return undefined;
  const file = join(secretsDir, 'database', 'url');
  const url = read(file);
  if (!url) {
    problems.push(`${file}: is missing: the admin URL of database.adminSecret`);
    return undefined;
  }
  const ca = read(join(secretsDir, 'database', 'ca.crt'));
  const address = { url, ...(ca ? { ca } : {}) };
  const problem = problemOf(address);
  if (problem) problems.push(`${file}: ${problem}`);
  return problem ? undefined : address;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
