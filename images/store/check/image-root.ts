import { execa } from 'execa';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildImages, type BuiltImage, type ImageName } from '../../build/index.ts';

const cacheDir = process.env['SOUK_CACHE'] ?? join(homedir(), '.cache', 'souk');
const repoRoot = join(import.meta.dirname, '..', '..', '..');

/** Builds the store's images where they are not up to date, and mounts them from a storage of their own, which no other build touches. */
export async function mountImages(
  ...names: ImageName[]
): Promise<{ paths: string[]; release(): Promise<void> }> {
  const images = await buildImages({ cacheDir, repoRoot, only: names });
  const storage = await mkdtemp(join(tmpdir(), 'souk-store-image-'));
  const buildah = async (...args: string[]): Promise<string> => {
    const roots = ['--root', join(storage, 'root'), '--runroot', join(storage, 'run')];
    return (await execa('buildah', [...roots, '--storage-driver', 'overlay', ...args])).stdout.trim();
  };
  const mount = async ({ archive }: BuiltImage): Promise<string> =>
    buildah('mount', await buildah('from', `oci-archive:${archive}`));
  const paths: string[] = [];
  for (const image of images) paths.push(await mount(image));
  return {
    paths,
    release: async () => {
      await buildah('umount', '--all');
      await rm(storage, { recursive: true, force: true });
    },
  };
}
