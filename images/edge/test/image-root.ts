import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { buildImages } from '../../build/index.ts';

type Index = { manifests: { digest: string }[] };
type Manifest = { layers: { digest: string }[] };

export type UnpackedImage = { root: string; remove: () => Promise<void> };

/** The edge's image of this checkout, built if need be, as a root file system in a temporary folder. */
export async function unpackEdge(): Promise<UnpackedImage> {
  const [image] = await buildImages({
    cacheDir: process.env['SOUK_CACHE'] ?? join(homedir(), '.cache', 'souk'),
    repoRoot: join(import.meta.dirname, '..', '..', '..'),
    only: ['edge'],
  });
  if (!image) throw new Error('The edge was not built');
  const dir = await mkdtemp(join(tmpdir(), 'souk-edge-'));
  return {
    root: await unpackImage(image.archive, dir),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** Unpacks the layers of an OCI archive over each other into `dir`/root: enough for an image that removes nothing of its base. */
async function unpackImage(archive: string, dir: string): Promise<string> {
  const oci = join(dir, 'oci');
  const root = join(dir, 'root');
  for (const path of [oci, root]) await mkdir(path, { recursive: true });
  await execa('tar', ['-xf', archive, '-C', oci]);
  const blob = (digest: string): string => join(oci, 'blobs', ...digest.split(':'));
  const index: Index = JSON.parse(await readFile(join(oci, 'index.json'), 'utf8'));
  const manifest: Manifest = JSON.parse(await readFile(blob(index.manifests[0]?.digest ?? ''), 'utf8'));
  for (const layer of manifest.layers) await execa('tar', ['--zstd', '-xf', blob(layer.digest), '-C', root]);
  return root;
}
