import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { diesWithParent } from '../host/contained.ts';
import { childrenOf, identify, type ProcessIdentity } from '../host/process-identity.ts';
import type { Layout } from '../paths.ts';
import { LogFile } from './log-file.ts';

/** Namespaces with a root and an init, and nothing else in them yet. */
export type Namespaces = {
  /** PID 1 of the node as this machine sees it: with it every process of the node ends. */
  init: ProcessIdentity;
  /** Settles when the node is gone, for whatever reason. */
  gone: Promise<void>;
};

const script = join(import.meta.dirname, 'node-root.sh');
const flags = [
  '--mount',
  '--net',
  '--uts',
  '--ipc',
  '--pid',
  '--fork',
  '--kill-child',
  '--propagation',
  'slave',
];

/** Makes the namespaces. They end with this process even when it is killed: the kernel does it. */
export async function openNamespaces(layout: Layout, binDir: string): Promise<Namespaces> {
  for (const dir of [layout.root, layout.var, join(layout.var, 'log', 'pods')])
    await mkdir(dir, { recursive: true });
  const [command, ...prefix] = diesWithParent;
  const init = ['tini', '--', 'sh', script, layout.root, layout.var, layout.config, binDir];
  const child = spawn(command, [...prefix, 'unshare', ...flags, '--', ...init], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
  });
  const gone = once(child, 'exit').then(() => undefined);
  await untilReady(child, gone, new LogFile(join(layout.logs, 'node.log')));
  const [pid] = await childrenOf(child.pid ?? 0);
  const identity = pid === undefined ? undefined : await identify(pid);
  if (!identity) throw new Error('the node ended at once');
  return { init: identity, gone };
}

async function untilReady(child: ChildProcess, gone: Promise<void>, log: LogFile): Promise<void> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the node has no output');
  let words = '';
  stderr.on('data', (chunk: Buffer) => {
    words = `${words}${chunk.toString()}`.slice(-500);
    log.write(chunk);
  });
  const lines = createInterface({ input: stdout });
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      log.write(`${line}\n`);
      if (line === 'node: ready') resolve();
    });
  });
  const ended = gone.then(() =>
    Promise.reject(new Error(`the node's namespaces could not be made: ${words.trim()}`)),
  );
  ended.catch(() => undefined);
  await Promise.race([ready, ended]);
}

/** The command that runs `command` inside the namespaces of `init`. It must be an absolute path inside. */
export const enter = (init: ProcessIdentity, command: readonly string[]): [string, string[]] => [
  'nsenter',
  ['-t', String(init.pid), '-m', '-u', '-i', '-n', '-p', '--', ...command],
];

/** All that a program of the node may know of its surroundings. */
export const insideEnvironment = {
  PATH: '/souk/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/tmp',
  TMPDIR: '/tmp',
} as const;
