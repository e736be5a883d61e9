import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instance } from '@souk/embedded';
import { execa } from 'execa';
import { nodeProcess } from '../e2e/support/public-server.ts';
import { buildS3Server } from './build-s3-server.ts';

/** A private address: stores reach it only because the platform says so (`extraEgress`). */
const address = '10.99.0.2';
const gateway = '10.99.0.1';
const port = 7070;

export type S3Server = {
  endpoint: string;
  cidr: string;
  bucket: string;
  keys: { 'access-key-id': string; 'secret-access-key': string };
  /** Keys of all objects in the bucket. */
  objects(): Promise<string[]>;
  /** The bucket is gone, and is back. */
  hide(): Promise<void>;
  show(): Promise<void>;
  stop(): Promise<void>;
};

/** A real S3 server, in a network of its own that only the node has a route to, over a folder of this machine. */
export async function startS3Server(instance: Instance): Promise<S3Server> {
  const binary = await buildS3Server();
  const dir = await mkdtemp(join(tmpdir(), 'souk-s3-'));
  const bucket = 'backups';
  await mkdir(join(dir, bucket));
  const keys = {
    'access-key-id': `AK${randomBytes(8).toString('hex').toUpperCase()}`,
    'secret-access-key': randomBytes(20).toString('hex'),
  };
  const env = { ROOT_ACCESS_KEY: keys['access-key-id'], ROOT_SECRET_KEY: keys['secret-access-key'] };
  const script = `echo here; read _; exec '${binary}' --port '${address}:${port}' posix '${dir}'`;
  const server = execa('unshare', ['--net', '--', 'sh', '-c', script], { env, reject: false });
  await once(server.stdout, 'data');
  await connect(await nodeProcess(instance), server.pid ?? 0);
  server.stdin.write('connected\n');
  await once(server.stdout, 'data');
  return {
    endpoint: `http://${address}:${port}`,
    cidr: `${address}/32`,
    bucket,
    keys,
    objects: () => filesOf(join(dir, bucket)),
    hide: () => rename(join(dir, bucket), join(dir, '.hidden')),
    show: () => rename(join(dir, '.hidden'), join(dir, bucket)),
    stop: async () => {
      server.kill('SIGKILL');
      await server;
      await rm(dir, { recursive: true });
    },
  };
}

async function filesOf(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(dir.length + 1))
    .filter((name) => !name.startsWith('.'));
}

async function connect(node: number, server: number): Promise<void> {
  const ip = (process: number, ...args: string[]) =>
    execa('nsenter', ['-t', String(process), '-n', 'ip', ...args]);
  await ip(node, 'link', 'add', 's3', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(server));
  await ip(node, 'addr', 'add', `${gateway}/30`, 'dev', 's3');
  await ip(node, 'link', 'set', 's3', 'up');
  await ip(server, 'addr', 'add', `${address}/30`, 'dev', 'eth0');
  await ip(server, 'link', 'set', 'eth0', 'up');
  await ip(server, 'route', 'add', 'default', 'via', gateway);
}
