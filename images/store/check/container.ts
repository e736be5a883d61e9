import { execa } from 'execa';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { specFor, type ContainerSpec } from './container-spec.ts';

export type Container = {
  /** All that it has written so far. */
  output(): string;
  /** Resolves with the exit code, or 128 + signal. */
  exited: Promise<number>;
  /** Runs a command in it and answers what it printed. */
  exec(...command: string[]): Promise<string>;
  signal(name: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  cgroup: string;
};

/** Starts a container by runc, as containerd does it for a pod. `workDir` is new and holds nothing else. */
export async function startContainer(workDir: string, spec: ContainerSpec): Promise<Container> {
  await mkdir(workDir, { recursive: true });
  await writeFile(join(workDir, 'config.json'), JSON.stringify(specFor(spec)));
  const runc = ['--root', join(workDir, 'state')];
  const child = execa('runc', [...runc, 'run', '--bundle', workDir, spec.name], {
    all: true,
    buffer: false,
    reject: false,
    stdin: 'ignore',
  });
  return {
    output: collect(child.all),
    exited: child.then(({ exitCode }) => exitCode ?? 1),
    exec: async (...command) => (await execa('runc', [...runc, 'exec', spec.name, ...command])).stdout,
    signal: async (name) => void (await execa('runc', [...runc, 'kill', spec.name, name])),
    cgroup: spec.cgroup,
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
}
