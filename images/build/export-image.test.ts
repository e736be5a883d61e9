import { execa } from 'execa';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportImage } from './export-image.ts';
import { testFolder } from './test-folder.ts';

test('an exported archive bears the tag that others know, and everything else of the image', async () => {
  const folder = await testFolder();
  const layout = join(folder, 'layout');
  await mkdir(join(layout, 'blobs', 'sha256'), { recursive: true });
  await writeFile(join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(join(layout, 'blobs', 'sha256', 'abc'), 'layer');
  const annotations = { 'org.opencontainers.image.ref.name': 'localhost/souk/edge:0f3c9a1b2d4e' };
  await writeFile(join(layout, 'index.json'), JSON.stringify({ manifests: [{ size: 5, annotations }] }));
  const archive = join(folder, 'built.tar');
  await execa('tar', ['-cf', archive, '-C', layout, '.']);

  const image = {
    name: 'edge',
    ref: 'localhost/souk/edge:0f3c9a1b2d4e',
    archive,
    key: '',
    cached: true,
  } as const;
  const out = join(folder, 'out');
  await mkdir(out);
  const exported = await exportImage(image, out, '0.1.0');

  expect(exported).toEqual({ ref: 'localhost/souk/edge:0.1.0', archive: join(out, 'edge.oci.tar') });
  expect(await readdir(out)).toEqual(['edge.oci.tar']);
  const read = async (file: string) => (await execa('tar', ['-xOf', exported.archive, file])).stdout;
  expect(JSON.parse(await read('index.json'))).toEqual({
    manifests: [
      { size: 5, annotations: { 'org.opencontainers.image.ref.name': 'localhost/souk/edge:0.1.0' } },
    ],
  });
  expect(await read('blobs/sha256/abc')).toBe('layer');
});
