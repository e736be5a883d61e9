import { createServer } from 'node:net';
import { execa } from 'execa';
import { UserError } from './user-error.ts';

/** Answers what is wrong with this machine, one sentence each; an empty list means that the embedded cluster can run. */
export async function missingForEmbedded(): Promise<string[]> {
  const problems: string[] = [];
  if (process.platform !== 'linux')
    problems.push('The embedded cluster needs Linux; use --target kind here.');
  if (process.arch !== 'x64')
    problems.push(`The embedded cluster is built for x64, this is ${process.arch}; use --target kind here.`);
  if (process.getuid?.() !== 0)
    problems.push(
      'The embedded cluster needs root (namespaces, mounts); run it with sudo, or use --target kind.',
    );
  if (!(await hasGo()))
    problems.push('Go 1.26 or newer was not found; install it from go.dev/dl and put it on the PATH.');
  return problems;
}

async function hasGo(): Promise<boolean> {
  const { failed, stdout } = await execa('go', ['env', 'GOVERSION'], { reject: false });
  const [, minor = '0'] = /^go1\.(\d+)/.exec(stdout ?? '') ?? [];
  return !failed && Number(minor) >= 26;
}

export async function requireEmbedded(): Promise<void> {
  const problems = await missingForEmbedded();
  if (problems.length > 0) throw new UserError(problems.join('\n      '));
}

/** Throws when another program listens on the port. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const free = await new Promise<boolean>((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, host, () => server.close(() => done(true)));
  });
  if (!free)
    throw new UserError(`Port ${port} is in use on ${host}; free it, or choose another with --port.`);
}

export async function requireCommands(...commands: string[]): Promise<void> {
  const missing: string[] = [];
  for (const command of commands) {
    const { failed } = await execa('sh', ['-c', 'command -v -- "$0"', command], { reject: false });
    if (failed) missing.push(command);
  }
  if (missing.length > 0)
    throw new UserError(
      `${missing.join(' and ')} not found on the PATH; install ${missing.length > 1 ? 'them' : 'it'} first.`,
    );
}

/** Server-side apply, and with it --force-conflicts, came with Helm 4. */
export async function requireHelm4(): Promise<void> {
  const { stdout } = await execa('helm', ['version', '--template', '{{.Version}}'], { reject: false });
  const [, major = '0'] = /^v?(\d+)/.exec(stdout) ?? [];
  if (Number(major) < 4) throw new UserError(`Helm 4 or newer is needed, this is ${stdout || 'unknown'}.`);
}
