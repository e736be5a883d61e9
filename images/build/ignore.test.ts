import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isIgnored, readIgnored } from './ignore.ts';
import { testFolder } from './test-folder.ts';

test('comments and empty lines are no patterns', async () => {
  const dir = await testFolder();
  await writeFile(join(dir, '.dockerignore'), '# why\n\n.git\n**/dist\n');
  expect(await readIgnored(dir)).toEqual(['.git', '**/dist']);
});

test('an exception is refused, because keys could not follow it', async () => {
  const dir = await testFolder();
  await writeFile(join(dir, '.dockerignore'), 'docs\n!docs/keep.md\n');
  await expect(readIgnored(dir)).rejects.toThrow('!docs/keep.md');
});

test.each([
  ['docs', true],
  ['apps/docs', false],
  ['dist', true],
  ['apps/x/dist', true],
  ['a/b.test.ts', true],
  ['a/b.ts', false],
])('%s: %s', (path, ignored) => {
  expect(isIgnored(path, ['docs', '**/dist', '**/*.test.ts'])).toBe(ignored);
});
