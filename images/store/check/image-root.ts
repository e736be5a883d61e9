import { execa } from 'execa';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cacheDir = process.env['SOUK_CACHE'] ?? join(homedir(), '.cache', 'souk');

export type ImageRoot = { path: string; release(): Promise<void> };

/** Mounts an image from the storage of the image build, as a file system of its own. */
export async function mountImage(ref: string): Promise<ImageRoot> {
  const container = await buildah('from', '--pull-never', ref);
  try {
    return {
      path: await buildah('mount', container),
      release: async () => {
        await buildah('umount', container);
        await buildah('rm', container);
      },
    };
  } catch (error) {
    await buildah('rm', container);
    throw error;
  }
}

async function buildah(...args: string[]): Promise<string> {
  const storage = join(cacheDir, 'buildah');
  const where = [
    '--root',
    join(storage, 'root'),
    '--runroot',
    join(storage, 'run'),
    '--storage-driver',
    'overlay',
  ];
  const { stdout } = await execa('buildah', [...where, ...args]);
  return stdout.trim();
}
