import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeStaticImage } from './oci-archive.ts';

/** Changes when the archives would be packed differently from the same binaries. */
export const archiveFormat = 'system-images 1';

/** Images that the cluster itself needs; each is one static program and nothing else. */
export const systemImages = {
  pause: { program: 'pause', user: '65535:65535' },
  coredns: { program: 'coredns', user: '65532:65532' },
} as const;

export type SystemImage = keyof typeof systemImages;

export const systemImageNames = Object.keys(systemImages) as SystemImage[];

/** The build's key in the tag makes a new build a new image, so that pods are replaced. */
export const systemImageRef = (image: SystemImage, key: string): string =>
  `localhost/souk/${image}:${key.slice(0, 12)}`;

export const systemImageArchive = (buildDir: string, image: SystemImage): string =>
  join(buildDir, 'images', `${image}.tar`);

/** Packs the images of a finished build into `buildDir/images`. */
export async function packSystemImages(buildDir: string, key: string): Promise<void> {
  await mkdir(join(buildDir, 'images'), { recursive: true });
  for (const image of systemImageNames) {
    const { program, user } = systemImages[image];
    await writeStaticImage({
      program: join(buildDir, 'bin', program),
      archive: systemImageArchive(buildDir, image),
      ref: systemImageRef(image, key),
      user,
    });
  }
}
