import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recipes, storeImages, storeVersion, storeVersions } from './recipes.ts';

const versionsDir = join(import.meta.dirname, '..', 'store', 'versions');

test('every folder of versions is an image, the newest without a version in its name', async () => {
  expect((await readdir(versionsDir)).toSorted()).toEqual(storeVersions.toSorted());
  expect(storeImages.map(({ version }) => version)).toEqual(storeVersions);
  for (const { name, version } of storeImages) {
    expect(name).toBe(version === storeVersion ? 'store' : `store-${version}`);
    expect(name === 'base' ? null : recipes[name].tag).toBe(version);
  }
});

test('the Containerfile alone makes the newest version', async () => {
  const text = await readFile(join(versionsDir, '..', 'Containerfile'), 'utf8');
  expect(text).toContain(`\nARG MEDUSA=${storeVersion}\n`);
});

type Manifest = { dependencies: Record<string, string> };

describe.each(storeVersions)('Medusa %s', (version) => {
  test.each(['server', 'admin'])('is what the packages of the %s are', async (part) => {
    const text = await readFile(join(versionsDir, version, part, 'package.json'), 'utf8');
    const { dependencies } = JSON.parse(text) as Manifest;
    const medusa = Object.entries(dependencies).filter(
      ([name]) => name.startsWith('@medusajs/') && name !== '@medusajs/ui',
    );
    expect(medusa.length).toBeGreaterThan(2);
    for (const [, wanted] of medusa) expect(wanted).toBe(version);
  });

  test.each(['server', 'admin'])('names no registry in the lock of the %s', async (part) => {
    const text = await readFile(join(versionsDir, version, part, 'package-lock.json'), 'utf8');
    expect(text).not.toContain('"resolved"');
  });
});
