import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentKey } from './content-key.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'content-key-'));
  await mkdir(join(dir, 'cmd'));
  await writeFile(join(dir, 'go.mod'), 'module a');
  await writeFile(join(dir, 'cmd', 'main.go'), 'package main');
});
afterAll(() => rm(dir, { recursive: true }));

test('the key follows sources and facts, and nothing else', async () => {
  const first = await contentKey(dir, ['go1.26']);
  expect(await contentKey(dir, ['go1.26'])).toBe(first);
  expect(await contentKey(dir, ['go1.27'])).not.toBe(first);
  await writeFile(join(dir, 'cmd', 'main_test.go'), 'package main');
  await writeFile(join(dir, 'notes.txt'), 'not a source');
  expect(await contentKey(dir, ['go1.26'])).toBe(first);
  await writeFile(join(dir, 'cmd', 'main.go'), 'package main // changed');
  expect(await contentKey(dir, ['go1.26'])).not.toBe(first);
});
