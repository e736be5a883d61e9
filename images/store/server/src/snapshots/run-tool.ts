import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSource } from '../database/source.ts';

const keptErrors = 2000;

/**
 * Calls `use` with where PostgreSQL's own tools find the database. The password is in a file, as long as that takes: everybody can read
 * arguments, and an environment shows up in crash reports.
 */
export async function withToolEnvironment<Result>(
  source: DatabaseSource,
  { database }: { database?: string },
  use: (env: NodeJS.ProcessEnv) => Promise<Result>,
): Promise<Result> {
  const { hostname, port, username, password, pathname } = new URL(source.url);
  const dir = await mkdtemp(join(tmpdir(), 'souk-pg-'));
  const passFile = join(dir, 'pgpass');
  try {
    await writeFile(passFile, `*:*:*:*:${escaped(decodeURIComponent(password))}\n`, { mode: 0o600 });
    return await use({
      ...process.env,
      ...source.tools,
      PGHOST: decodeURIComponent(hostname).replace(/^\[(.+)\]$/, '$1'),
      ...(port && { PGPORT: port }),
      PGUSER: decodeURIComponent(username),
      PGDATABASE: database ?? decodeURIComponent(pathname.slice(1)),
      PGPASSFILE: passFile,
      PGCONNECT_TIMEOUT: '20',
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const escaped = (password: string): string => password.replaceAll(/[\\:]/g, String.raw`\$&`);

export type Tool = { child: ChildProcessWithoutNullStreams; ended: Promise<void> };

/** Starts one of PostgreSQL's tools; `ended` rejects with its words when it does not end with 0. */
export function startTool(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Tool {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-keptErrors);
  });
  // A tool that is gone is told by `ended`; its input must not end the process besides.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code ?? signal}: ${errors.trim()}`));
    });
  });
  // Whoever waits for something else first, such as the tool's output, still gets it from `ended`.
  ended.catch(() => undefined);
  return { child, ended };
}
