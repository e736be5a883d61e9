import { chmod, mkdir, readFile, readlink, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyInputs, listFiles } from './inputs.ts';
import { testFolder } from './test-folder.ts';

async function checkout(): Promise<string> {
  const root = await testFolder();
  await mkdir(join(root, 'app', 'dist'), { recursive: true, mode: 0o700 });
  await writeFile(join(root, 'app', 'run'), 'run', { mode: 0o700 });
  await writeFile(join(root, 'app', 'main.ts'), 'main', { mode: 0o600 });
  await writeFile(join(root, 'app', 'dist', 'main.mjs'), '');
  await writeFile(join(root, 'secret.txt'), '');
  await symlink('main.ts', join(root, 'app', 'link.ts'));
  await chmod(join(root, 'app'), 0o700);
  await utimes(join(root, 'app', 'main.ts'), 1, 2);
  return root;
}

test('a copy holds the inputs and nothing else, readable for every user', async () => {
  const root = await checkout();
  const copy = join(await testFolder(), 'context');
  await copyInputs({ root, inputs: ['app'], ignored: ['**/dist'] }, copy);

  expect(await listFiles({ root: copy, inputs: ['.'], ignored: [] })).toEqual([
    'app/link.ts',
    'app/main.ts',
    'app/run',
  ]);
  const mode = async (path: string): Promise<string> =>
    ((await stat(join(copy, path))).mode & 0o777).toString(8);
  expect([await mode('.'), await mode('app'), await mode('app/run'), await mode('app/main.ts')]).toEqual([
    '755',
    '755',
    '755',
    '644',
  ]);
  expect(await readlink(join(copy, 'app', 'link.ts'))).toBe('main.ts');
  expect(await readFile(join(copy, 'app', 'main.ts'), 'utf8')).toBe('main');
  expect((await stat(join(copy, 'app', 'main.ts'))).mtimeMs).toBe(2000);
});
