import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOwnConfig } from './own-config.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'own-config-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('adds what the merchant’s image names, and nothing without it', async () => {
  const file = join(dir, 'merchant.config.js');
  expect(readOwnConfig(file)).toEqual({ plugins: [], modules: [] });
  await writeFile(file, `module.exports = { modules: [{ resolve: '/app/store/src/modules/loyalty' }] };`);
  const modules = [{ resolve: '/app/store/src/modules/loyalty' }];
  expect(readOwnConfig(file)).toEqual({ plugins: [], modules });
});

it('says what is wrong with it', async () => {
  const file = join(dir, 'merchant.config.js');
  await writeFile(file, `module.exports = { plugins: { loyalty: {} } };`);
  expect(() => readOwnConfig(file)).toThrow('must export lists');
});
