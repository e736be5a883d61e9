import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { BuiltImage } from './types.ts';

const refAnnotation = 'org.opencontainers.image.ref.name';

type Index = { manifests: { annotations?: Record<string, string> }[] };

/**
 * Writes an image's archive into a folder under another tag, as other clusters load it (`kind load image-archive`, `ctr images
 * import`): the tag of a build is a hash, which no one can know beforehand. Answers the path and the new reference.
 */
export async function exportImage(image: BuiltImage, folder: string, tag: string) {
  const ref = image.ref.replace(/:[^:/]+$/, `:${tag}`);
  const archive = join(folder, `${image.name}.oci.tar`);
  const work = await mkdtemp(join(folder, '.export-'));
  try {
    await execa('tar', ['-xf', image.archive, '-C', work]);
    const indexFile = join(work, 'index.json');
    const index = JSON.parse(await readFile(indexFile, 'utf8')) as Index;
    for (const manifest of index.manifests)
      manifest.annotations = { ...manifest.annotations, [refAnnotation]: ref };
    await writeFile(indexFile, JSON.stringify(index));
    const packed = `${archive}.partial`;
    await execa('tar', ['-cf', packed, '-C', work, 'oci-layout', 'index.json', 'blobs']);
    await rename(packed, archive);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return { ref, archive };
}
