import { execFile } from 'node:child_process';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSouk, type Souk } from '../testing/souk.ts';

const runFile = promisify(execFile);
let souk: Souk;
let folder: string;
let script: string;

beforeAll(async () => {
  souk = await createSouk();
  const run = souk.start('completion bash', { as: null });
  await run.code;
  script = run.out;
  folder = await mkdtemp(join(tmpdir(), 'souk-bin-'));
  await writeFile(join(folder, 'souk'), '#!/bin/sh\n[ "$*" = "list -o name" ] && printf "acme\\nbeta\\n"\n');
  await chmod(join(folder, 'souk'), 0o755);
});
afterAll(async () => await souk.close());

/** What bash itself offers after these words; the last one is being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const typed = ['souk', ...words].map((word) => `'${word}'`).join(' ');
  const program = `${script}
COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _souk; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const { stdout } = await runFile('bash', ['-c', program], { env });
  return stdout.trim().split('\n').filter(Boolean);
}

test.each([
  [['cre'], ['create', 'credentials']],
  [
    ['get', ''],
    ['acme', 'beta'],
  ],
  [['create', ''], []],
  [['create', '--se'], ['--seed']],
  [
    ['create', 'x', '--seed', ''],
    ['demo', 'empty'],
  ],
  [
    ['list', '--phase', 'De'],
    ['Degraded', 'Deleting'],
  ],
  [
    ['snapshot', ''],
    ['create', 'list', 'delete', 'final'],
  ],
  [['snapshot', 'delete', 'a'], ['acme']],
  [['logs', 'acme', '-c', 'p'], ['postgres']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
])('after souk %j bash offers %j', async (words, expected) => {
  expect(await offered(...words)).toEqual(expected);
});

test.each(['zsh', 'fish'])('the script for %s knows each command', async (shell) => {
  const run = souk.start(`completion ${shell}`, { as: null });
  expect(await run.code).toBe(0);
  for (const path of ['/create', '/snapshot/delete', '/completion']) expect(run.out).toContain(path);
});
