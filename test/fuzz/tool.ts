import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

const version = '4.32.5';

const cache = process.env.SOUK_CACHE ?? join(homedir(), '.cache', 'souk');

/** Path of schemathesis, installed on first use into the cache, in an environment of its own. */
export async function schemathesis(): Promise<string> {
  const folder = join(cache, 'schemathesis', version);
  const program = join(folder, 'bin', 'schemathesis');
  const isThere = await access(program).then(
    () => true,
    () => false,
  );
  if (isThere) return program;
  console.log(`Installing schemathesis ${version} into ${folder}`);
  await mkdir(folder, { recursive: true });
  await execa('python3', ['-m', 'venv', folder]);
  await execa(join(folder, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${version}`], {
    stderr: 'inherit',
  });
  return program;
}
