import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { buildImages } from '@souk/images';
import { cacheDir } from '../external-secrets/go-module.ts';

export type LocalImage = {
  /** Options by which buildah finds it. */
  storage: readonly string[];
  ref: string;
  remove(): Promise<void>;
};

const ref = 'localhost/shops/acme:2.21.2-acme.1';

/** `examples/plugin-image`, made from the store's image in a storage of its own, which no other build touches. */
export async function buildPluginImage(): Promise<LocalImage> {
  const [store] = await buildImages({ cacheDir, repoRoot: resolve('.'), only: ['store'] });
  if (!store) throw new Error('the store has an image');
  const folder = await mkdtemp(join(tmpdir(), 'souk-plugin-image-'));
  const roots = ['--root', join(folder, 'root'), '--runroot', join(folder, 'run')];
  const storage = [...roots, '--storage-driver', 'overlay'];
  const from = `STORE=oci-archive:${store.archive}`;
  const build = [
    'build',
    '--isolation',
    'chroot',
    '--build-arg',
    from,
    '--tag',
    ref,
    'examples/plugin-image',
  ];
  await execa('buildah', [...storage, ...build]);
  return { storage, ref, remove: () => rm(folder, { recursive: true, force: true }) };
}
