import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { volumeMarker, type Marker } from './marker.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marker-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('is read as it was written, and leaves nothing else', async () => {
  const marker: Marker = {
    version: '2.20.1',
    usableBy: ['2.20.0'],
    upgrade: { from: '2.20.1', to: '2.21.2', snapshot: 's', startedAt: 'now', migrated: false },
  };
  await volumeMarker(dir).write(marker);
  expect(await volumeMarker(dir).read()).toEqual(marker);
  expect(await readdir(dir)).toEqual(['version.json']);
});

it('is null where there is none', async () => {
  expect(await volumeMarker(dir).read()).toBeNull();
});

it('may be as short as the one that a new volume gets', async () => {
  await writeFile(join(dir, 'version.json'), '{"version":"2.21.2","migrate":[]}');
  expect(await volumeMarker(dir).read()).toEqual({ version: '2.21.2', usableBy: [] });
});

it.each(['', '{', '{}', '{"version":2}', 'null'])('that is %j is called damaged', async (text) => {
  await writeFile(join(dir, 'version.json'), text);
  await expect(volumeMarker(dir).read()).rejects.toThrow(`${dir}/version.json is damaged`);
});
