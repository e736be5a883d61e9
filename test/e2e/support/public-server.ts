import { once } from 'node:events';
import { readFile, readlink } from 'node:fs/promises';
import { clusterStatus, type Instance } from '@souk/embedded';
import { execa } from 'execa';

/** Addresses beyond the node: one that is public, and the one at which clouds hand out their credentials. */
export const publicAddress = '11.22.33.2';
export const metadataAddress = '169.254.169.254';

const script = `
const { createServer } = require('node:http');
process.stdin.once('data', () => createServer((_, answer) => answer.end('public')).listen(80, '0.0.0.0', () => console.log('ready')));
process.stdin.on('end', () => process.exit());
console.log('here');
`;

/**
 * A web server in a network namespace of its own, which only the node has routes to. It stands for the internet, which pods
 * cannot reach here. The namespace and its cable end with the process. Call the answer to end it.
 */
export async function startPublicServer(instance: Instance): Promise<() => Promise<void>> {
  const server = execa('unshare', ['--net', '--', process.execPath, '-e', script], { reject: false });
  const { pid, stdin, stdout } = server;
  const end = async (): Promise<void> => {
    stdin.end();
    await server;
  };
  await once(stdout, 'data');
  try {
    await connect(await nodeProcess(instance), pid ?? 0);
    stdin.write('connected\n');
    await once(stdout, 'data');
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

async function connect(node: number, server: number): Promise<void> {
  const ip = (process: number, ...args: string[]) =>
    execa('nsenter', ['-t', String(process), '-n', 'ip', ...args]);
  await ip(node, 'link', 'add', 'public', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(server));
  await ip(node, 'addr', 'add', '11.22.33.1/30', 'dev', 'public');
  await ip(node, 'link', 'set', 'public', 'up');
  await ip(server, 'addr', 'add', `${publicAddress}/30`, 'dev', 'eth0');
  await ip(server, 'addr', 'add', `${metadataAddress}/32`, 'dev', 'eth0');
  await ip(server, 'link', 'set', 'eth0', 'up');
  await ip(server, 'route', 'add', 'default', 'via', '11.22.33.1');
  await ip(node, 'route', 'add', metadataAddress, 'via', publicAddress);
}

/** A process of the node: the first one below its supervisor that has another network than this one. */
export async function nodeProcess(instance: Instance): Promise<number> {
  const status = await clusterStatus(instance);
  if (!status.running) throw new Error('the cluster should run');
  const network = (pid: number) => readlink(`/proc/${pid}/ns/net`).catch(() => '');
  const own = await network(process.pid);
  const queue = [status.pid];
  for (const pid of queue) {
    const found = await network(pid);
    if (found && found !== own) return pid;
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    queue.push(...children.split(' ').filter(Boolean).map(Number));
  }
  throw new Error('the supervisor has no process in a network of its own');
}
