import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkTree } from './link-tree.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'link-tree-'));
  await mkdir(join(dir, 'static', 'private'), { recursive: true });
  await writeFile(join(dir, 'static', 'a.svg'), 'aaa');
  await writeFile(join(dir, 'static', 'private', 'b.csv'), 'bb');
});
afterEach(() => rm(dir, { recursive: true }));

it('takes every file without more space, and keeps those that are removed later', async () => {
  expect(await linkTree(join(dir, 'static'), join(dir, 'copy'))).toEqual({ files: 2, bytes: 5 });
  expect((await stat(join(dir, 'copy', 'a.svg'))).nlink).toBe(2);
  await rm(join(dir, 'static'), { recursive: true });
  expect(await readFile(join(dir, 'copy', 'private', 'b.csv'), 'utf8')).toBe('bb');
});

it('adds what is new when it is repeated', async () => {
  await linkTree(join(dir, 'static'), join(dir, 'copy'));
  await writeFile(join(dir, 'static', 'c.svg'), 'c');
  expect(await linkTree(join(dir, 'static'), join(dir, 'copy'))).toEqual({ files: 3, bytes: 6 });
});

it('makes an empty folder of one that is missing', async () => {
  expect(await linkTree(join(dir, 'nothing'), join(dir, 'copy'))).toEqual({ files: 0, bytes: 0 });
});
