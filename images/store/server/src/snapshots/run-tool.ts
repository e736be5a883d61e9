import { spawn, type ChildProcess } from 'node:child_process';

const keptErrors = 2000;

/** Where PostgreSQL's own tools find the database. In the environment, because everybody can read arguments. */
export function toolEnvironment(databaseUrl: string, database?: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  return {
    ...process.env,
    PGHOST: decodeURIComponent(hostname),
    ...(port && { PGPORT: port }),
    PGUSER: decodeURIComponent(username),
    ...(password && { PGPASSWORD: decodeURIComponent(password) }),
    PGDATABASE: database ?? decodeURIComponent(pathname.slice(1)),
  };
}

export type Tool = { child: ChildProcess; ended: Promise<void> };

/** Starts one of PostgreSQL's tools; `ended` rejects with its words when it does not end with 0. */
export function startTool(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Tool {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-keptErrors);
  });
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
