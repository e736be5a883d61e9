import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { execa } from 'execa';

type StaticImage = {
  /** Path of a program that needs no other file, or of a folder of such programs. */
  program: string;
  archive: string;
  ref: string;
  /** uid:gid */
  user: string;
};

type Descriptor = { mediaType: string; digest: string; size: number };

/** Writes an OCI archive (image-layout 1.0.0) that holds only the program, which is its entry point, in its root. */
export async function writeStaticImage({ program, archive, ref, user }: StaticImage): Promise<void> {
  const work = await mkdtemp(join(dirname(archive), '.oci-'));
  const blobs = join(work, 'blobs', 'sha256');
  try {
    await mkdir(blobs, { recursive: true });
    const layer = await addLayer(work, blobs, program);
    const config = await addJson(blobs, 'application/vnd.oci.image.config.v1+json', {
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config: { User: user, Entrypoint: [`/${basename(program)}`], WorkingDir: '/' },
      // An uncompressed layer's digest is its diff id.
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    });
    const manifestType = 'application/vnd.oci.image.manifest.v1+json';
    const manifest = await addJson(blobs, manifestType, {
      schemaVersion: 2,
      mediaType: manifestType,
      config,
      layers: [layer],
    });
    const annotations = { 'org.opencontainers.image.ref.name': ref };
    await writeFile(
      join(work, 'index.json'),
      JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] }),
    );
    await writeFile(join(work, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await tar(archive, work, ['oci-layout', 'index.json', 'blobs']);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function addLayer(work: string, blobs: string, program: string): Promise<Descriptor> {
  const layer = join(work, 'layer');
  await tar(layer, dirname(program), [basename(program)]);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(layer)) hash.update(chunk as Buffer);
  const hex = hash.digest('hex');
  const { size } = await stat(layer);
  await rename(layer, join(blobs, hex));
  return { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: `sha256:${hex}`, size };
}

async function addJson(blobs: string, mediaType: string, value: unknown): Promise<Descriptor> {
  const text = JSON.stringify(value);
  const hex = createHash('sha256').update(text).digest('hex');
  await writeFile(join(blobs, hex), text);
  return { mediaType, digest: `sha256:${hex}`, size: Buffer.byteLength(text) };
}

/** The same input makes the same bytes, so that an image's digest says whether it changed. */
async function tar(archive: string, from: string, names: string[]): Promise<void> {
  const reproducible = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'];
  await execa('tar', [...reproducible, '-C', from, '-cf', archive, ...names]);
}
