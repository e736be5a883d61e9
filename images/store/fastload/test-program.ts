import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Tally } from './replay.ts';

const register = fileURLToPath(new URL('register.ts', import.meta.url));

export type Run = {
  /** What the program has written to standard output. */
  output: string;
  errors: string;
  /** Null without a pack. */
  tally: Tally | null;
};

/** A small program in a folder of its own, run as it is, recorded, or from a pack. */
export type TestProgram = {
  dir: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  runPlain(): Promise<Run>;
  record(flags?: readonly string[]): Promise<Run>;
  replay(flags?: readonly string[]): Promise<Run>;
  remove(): Promise<void>;
};

/** `main.js` is run; `lock.json` guards the pack. */
export async function createProgram(files: Readonly<Record<string, string>>): Promise<TestProgram> {
  const dir = await mkdtemp(join(tmpdir(), 'fastload-'));
  const main = join(dir, 'main.js');
  const preload = ['--require', register, main];
  const env = { FASTLOAD_PACK: join(dir, 'pack'), FASTLOAD_REPORT: '1' };
  const write = (more: typeof files): Promise<void> => writeFiles(dir, more);
  await write({ 'lock.json': '{}', ...files });
  return {
    dir,
    write,
    runPlain: () => run([main], {}),
    record: (flags = []) => run([...flags, ...preload], { ...env, FASTLOAD_RECORD: join(dir, 'lock.json') }),
    replay: (flags = []) => run([...flags, ...preload], env),
    remove: () => rm(dir, { recursive: true }),
  };
}

async function writeFiles(dir: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
}

async function run(argv: readonly string[], env: Record<string, string>): Promise<Run> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, argv, {
    env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', ...env },
  });
  const tally = /^fastload: (\{.*\})$/m.exec(stderr)?.[1];
  return { output: stdout, errors: stderr, tally: tally === undefined ? null : (JSON.parse(tally) as Tally) };
}
