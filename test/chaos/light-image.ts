import { link, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { type ImageArchive, writeStaticImage } from '@souk/embedded';
import { cacheFolder } from '../../embedded/launcher/folders.ts';

const source = join(import.meta.dirname, 'light');
const programs = ['souk-medusa', 'souk-postgres'];

/** The light store under one reference a version, so that moving between versions replaces its pod. */
export async function buildLightImages(tags: readonly string[]): Promise<ImageArchive[]> {
  const folder = join(cacheFolder, 'chaos');
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(join(folder, 'light-'));
  try {
    const bin = join(work, 'bin');
    await mkdir(bin);
    const [first = '', ...others] = programs.map((program) => join(bin, program));
    await execa('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', first, '.'], {
      cwd: source,
      env: { CGO_ENABLED: '0', GOCACHE: join(cacheFolder, 'go', 'build'), GOFLAGS: '', GOWORK: 'off' },
    });
    for (const other of others) await link(first, other);
    return await Promise.all(
      tags.map(async (tag) => {
        const ref = `localhost/souk/light:${tag}`;
        const archive = join(folder, `light-${tag}.tar`);
        await writeStaticImage({ program: bin, archive: join(work, tag), ref, user: '10001:10001' });
        await rename(join(work, tag), archive);
        return { ref, archive };
      }),
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
