import { chmod, mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { contentKey } from './content-key.ts';
import { testFolder } from './test-folder.ts';

let root: string;
beforeEach(async () => {
  root = await checkout();
});

async function checkout(): Promise<string> {
  const dir = await testFolder();
  await mkdir(join(dir, 'app', 'deep'), { recursive: true });
  await writeFile(join(dir, 'Containerfile'), 'FROM scratch');
  await writeFile(join(dir, 'app', 'main.ts'), 'main', { mode: 0o644 });
  await writeFile(join(dir, 'app', 'deep', 'a.ts'), 'a');
  return dir;
}

const keyOf = (dir: string, facts: Record<string, string> = {}): Promise<string> =>
  contentKey({
    root: dir,
    inputs: ['Containerfile', 'app'],
    ignored: ['**/*.test.ts', '**/node_modules'],
    facts,
  });

test('equal content in another folder, with other times and another umask, has the same key', async () => {
  const other = await checkout();
  await chmod(join(other, 'app', 'main.ts'), 0o600);
  await utimes(join(other, 'app', 'main.ts'), 1, 1);
  expect(await keyOf(other)).toBe(await keyOf(root));
});

const changes: Record<string, () => Promise<void>> = {
  content: () => writeFile(join(root, 'app', 'deep', 'a.ts'), 'b'),
  'a mode': () => chmod(join(root, 'app', 'main.ts'), 0o755),
  'a new file': () => writeFile(join(root, 'app', 'new.ts'), ''),
  'a new name': () => rename(join(root, 'app', 'main.ts'), join(root, 'app', 'other.ts')),
  'a link': () => symlink('main.ts', join(root, 'app', 'link.ts')),
};

test.each(Object.keys(changes))('%s makes a new key', async (change) => {
  const before = await keyOf(root);
  await changes[change]?.();
  expect(await keyOf(root)).not.toBe(before);
});

test('where a link points makes a new key', async () => {
  await symlink('main.ts', join(root, 'app', 'link.ts'));
  const before = await keyOf(root);
  await symlink('deep/a.ts', join(root, 'app', 'other.ts'));
  await rename(join(root, 'app', 'other.ts'), join(root, 'app', 'link.ts'));
  expect(await keyOf(root)).not.toBe(before);
});

test('what is ignored does not count, nor what is below it', async () => {
  const before = await keyOf(root);
  await writeFile(join(root, 'app', 'deep', 'a.test.ts'), 'test');
  await mkdir(join(root, 'app', 'node_modules', 'x'), { recursive: true });
  await writeFile(join(root, 'app', 'node_modules', 'x', 'index.js'), 'x');
  expect(await keyOf(root)).toBe(before);
});

test('facts count, their order does not', async () => {
  expect(await keyOf(root, { a: '1', b: '2' })).toBe(await keyOf(root, { b: '2', a: '1' }));
  expect(await keyOf(root, { a: '1' })).not.toBe(await keyOf(root, { a: '2' }));
});

test('an input that is missing is an error', async () => {
  await expect(contentKey({ root, inputs: ['nowhere'], ignored: [], facts: {} })).rejects.toThrow('nowhere');
});
