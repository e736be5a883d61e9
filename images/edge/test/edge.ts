import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
export type Edge = {
  port: number;
  /** Sends a request with this Host header. */
  get: (host: string, path: string, options?: RequestOptions & { body?: string | Buffer }) => Promise<Answer>;
  /** Lines of the access log so far, parsed. */
  accessLog: () => Promise<Record<string, unknown>[]>;
  /** The error log so far. */
  errorLog: () => string;
  stop: () => Promise<void>;
};

const runImage = fileURLToPath(new URL('run-image.sh', import.meta.url));

/** Runs `souk-edge ARGS` to its end. `stdout` is what it printed, `stderr` its complaints. */
export async function runEdge(root: string, env: Record<string, string>, ...args: string[]) {
  const { exitCode, stderr } = await execa(runImage, [root, 'souk-edge', ...args], {
    env: podEnv(env),
    extendEnv: false,
    reject: false,
  });
  return { exitCode, stderr, stdout: await readOutput(root) };
}

export async function startEdge(root: string, env: Record<string, string>): Promise<Edge> {
  const port = await freePort();
  const nginx = execa(runImage, [root, 'souk-edge'], {
    env: podEnv({ ...env, SOUK_PORT: String(port) }),
    extendEnv: false,
    reject: false,
  });
  let errors = '';
  nginx.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  let ended = false;
  void nginx.then(() => (ended = true));
  const get: Edge['get'] = (host, path, options = {}) => send(port, host, path, options);
  for (let tries = 0; ; tries++) {
    const up = await get('probe', '/edge/healthz').catch(() => null);
    if (up?.status === 200) break;
    if (ended || tries === 100) {
      nginx.kill('SIGKILL');
      throw new Error(`The edge did not start: ${errors}`);
    }
    await sleep(50);
  }
  const stop = async (): Promise<void> => {
    nginx.kill('SIGKILL');
    await nginx;
  };
  return { port, get, accessLog: () => readLog(root), errorLog: () => errors, stop };
}

const podEnv = (env: Record<string, string>): Record<string, string> => ({
  PATH: '/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  ...env,
});

const readOutput = (root: string): Promise<string> => readFile(join(root, 'tmp', 'output'), 'utf8');

async function readLog(root: string): Promise<Record<string, unknown>[]> {
  const lines = (await readOutput(root)).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}

async function send(
  port: number,
  host: string,
  path: string,
  { body, headers, ...options }: RequestOptions & { body?: string | Buffer },
): Promise<Answer> {
  const request = httpRequest({
    host: '127.0.0.1',
    port,
    path,
    headers: { host, ...headers },
    agent: false,
    ...options,
  });
  request.end(body);
  const [response] = await once(request, 'response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
