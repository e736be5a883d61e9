import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDiskMeter } from './disk.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'disk-'));
});
afterEach(() => rm(dir, { recursive: true }));

const mib = 2 ** 20;
const write = (path: string, bytes: number) => writeFile(join(dir, path), Buffer.alloc(bytes, 1));

it('adds up all files of all folders, and does not leave the volume', async () => {
  await mkdir(join(dir, 'pg/base'), { recursive: true });
  await write('pg/base/1', mib);
  await write('version.json', 10);
  await symlink('/usr', join(dir, 'link'));
  const { usedBytes, capacityBytes } = await createDiskMeter(dir)();
  expect(usedBytes).toBeGreaterThanOrEqual(mib);
  expect(usedBytes).toBeLessThan(1.1 * mib);
  expect(capacityBytes).toBeGreaterThan(usedBytes);
});

it('measures anew only after a while', async () => {
  const [lazy, eager] = [createDiskMeter(dir), createDiskMeter(dir, 0)];
  const before = await lazy();
  await write('more', mib);
  expect(await lazy()).toEqual(before);
  expect((await eager()).usedBytes - before.usedBytes).toBeGreaterThanOrEqual(mib);
});

it('fails for a volume that is not there, and measures it once it is', async () => {
  const measure = createDiskMeter(join(dir, 'later'));
  await expect(measure()).rejects.toThrow('ENOENT');
  await mkdir(join(dir, 'later'));
  expect((await measure()).usedBytes).toBe(0);
});
