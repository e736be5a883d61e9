import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { instances } from '@souk/embedded';
import { execa } from 'execa';
import { vi } from 'vitest';
import { nodeProcess } from '../e2e/support/public-server.ts';
import type { LocalImage } from './plugin-image.ts';
import { cacheDir, downloadModule, type GoModule, goEnvironment } from '../external-secrets/go-module.ts';

const containerRegistry: GoModule = {
  path: 'github.com/google/go-containerregistry',
  version: 'v0.20.6',
  sum: 'h1:cvWX87UxxLgaH76b4hIvya6Dzz9qHB31qAwjAohdSTU=',
};

export type Registry = {
  /** On the node itself, where containerd asks over http. */
  host: string;
  login: { username: string; password: string };
  /** Paths that were asked for without the login. */
  refused(): Promise<number>;
  /** Pushes an image of a buildah storage under `name`, below the host. */
  push(image: LocalImage, name: string): Promise<void>;
  end(): Promise<void>;
};

/** Compiled from its module, once. */
async function buildRegistry(): Promise<string> {
  const folder = join(cacheDir, 'container-registry', containerRegistry.version);
  const binary = join(folder, 'registry');
  const found = await access(binary).then(
    () => true,
    () => false,
  );
  if (found) return binary;
  await downloadModule(containerRegistry);
  const source = `${containerRegistry.path}/cmd/registry@${containerRegistry.version}`;
  const env = { ...goEnvironment, GOFLAGS: '-mod=mod', GOBIN: folder };
  await execa('go', ['install', source], { cwd: '/', env });
  return binary;
}

/** Stands before the registry, which knows no logins itself, as servers on the internet do. */
const gate = `
const { createServer, request } = require('node:http');
const wanted = 'Basic ' + Buffer.from(process.env.LOGIN).toString('base64');
let refused = 0;
createServer((call, answer) => {
  if (call.url === '/refused') return answer.end(String(refused));
  if (call.headers.authorization !== wanted) {
    refused += 1;
    return answer.writeHead(401, { 'www-authenticate': 'Basic realm="shops"' }).end();
  }
  const { method, headers, url: path } = call;
  call.pipe(request({ host: '127.0.0.1', port: 5001, method, path, headers }, (found) => {
    answer.writeHead(found.statusCode, found.headers);
    found.pipe(answer);
  }));
}).listen(5000, '127.0.0.1');
`;

/** A real registry that asks for a login, in the node's own network. */
export async function startRegistry(): Promise<Registry> {
  const node = await nodeProcess(instances.test);
  const inNode = ['--target', String(node), '--net', '--'];
  const login = { username: 'acme', password: randomBytes(9).toString('hex') };
  const env = { LOGIN: `${login.username}:${login.password}` };
  const quiet = { reject: false, stdio: 'ignore' } as const;
  const store = execa('nsenter', [...inNode, await buildRegistry(), '-port', '5001'], quiet);
  const door = execa('nsenter', [...inNode, process.execPath, '-e', gate], { ...quiet, env });
  const ask = async (path: string): Promise<string> => {
    const program = `fetch('http://127.0.0.1:5000${path}').then((r) => r.text()).then(console.log)`;
    return (await execa('nsenter', [...inNode, process.execPath, '-e', program])).stdout;
  };
  await vi.waitUntil(() => ask('/refused').catch(() => ''), { timeout: 20_000, interval: 300 });
  const host = 'localhost:5000';
  return {
    host,
    login,
    refused: async () => Number(await ask('/refused')),
    push: async ({ storage, ref }, name) => {
      const credentials = ['--tls-verify=false', '--creds', `${login.username}:${login.password}`];
      const target = `docker://${host}/${name}`;
      await execa('nsenter', [...inNode, 'buildah', ...storage, 'push', ...credentials, ref, target]);
    },
    end: async () => {
      store.kill();
      door.kill();
      await Promise.all([store, door]);
    },
  };
}
