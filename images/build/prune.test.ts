import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pruneImages } from './prune.ts';
import { testFolder } from './test-folder.ts';

test('the archives that were wanted last stay, image by image', async () => {
  const cacheDir = await testFolder();
  const add = async (image: string, name: string, age: number): Promise<void> => {
    await mkdir(join(cacheDir, 'images', image), { recursive: true });
    const path = join(cacheDir, 'images', image, name);
    await writeFile(path, '');
    await utimes(path, 1_000_000 - age, 1_000_000 - age);
  };
  for (const [name, age] of [
    ['a', 5],
    ['b', 1],
    ['c', 9],
    ['d', 3],
  ] as const)
    await add('edge', `${name}.oci.tar`, age);
  await add('store', 'a.oci.tar', 99);
  await add('edge', 'notes.txt', 99);

  const removed = await pruneImages({ cacheDir, keep: 2 });

  expect(removed.map((path) => path.slice(-9)).toSorted()).toEqual(['a.oci.tar', 'c.oci.tar']);
  expect((await readdir(join(cacheDir, 'images', 'edge'))).toSorted()).toEqual([
    'b.oci.tar',
    'd.oci.tar',
    'notes.txt',
  ]);
  expect(await readdir(join(cacheDir, 'images', 'store'))).toEqual(['a.oci.tar']);
});
