import { join } from 'node:path';
import { buildCluster, downloadCluster } from '@souk/embedded';
import { type BuiltImage, buildImages, type ImageName, progressText, storeImages } from '@souk/images';
import { installPackages } from './debian-packages.ts';
import { cacheFolder, repoRoot } from './folders.ts';
import { cached, type Progress, type Step } from './steps/run-steps.ts';

/** What is built before a cluster can start. Filled by the steps below; read only after they ran. */
export type Artifacts = { binDir: string; images: BuiltImage[] };

/** Which Medusa versions are built and offered. Each takes some minutes to build. */
export type Offer = 'newest' | 'all';

const firstImages = (offer: Offer): ImageName[] => [
  'base',
  ...storeImages.slice(0, offer === 'newest' ? 1 : undefined).map(({ name }) => name),
  'edge',
];

/** The versions that were built, newest first, with their images. */
export const builtVersions = (images: readonly BuiltImage[]): { version: string; image: string }[] =>
  storeImages.flatMap(({ name, version }) => {
    const image = images.find((candidate) => candidate.name === name);
    return image ? [{ version, image: image.ref }] : [];
  });

/**
 * The steps that turn sources into binaries and images. The download is a step of its own, so that the
 * compile never waits for the network, and images are built while the compiler runs.
 */
export function buildSteps(
  artifacts: Artifacts,
  packages: readonly string[],
  offer: Offer = 'newest',
): Step[] {
  const build = async (only: ImageName[], progress: Progress) => {
    const helmBinary = join(artifacts.binDir, 'helm');
    const built = await buildImages({
      cacheDir: cacheFolder,
      repoRoot,
      only,
      helmBinary,
      onProgress: (step) => progress.say(progressText(step)),
    });
    artifacts.images.push(...built);
    return built.every((image) => image.cached) ? cached : undefined;
  };
  return [
    {
      title: 'Install Debian packages',
      run: async ({ say }) => {
        const installed = await installPackages(packages);
        say(installed.join(' '));
        return installed.length === 0 ? cached : undefined;
      },
    },
    {
      title: 'Compile the cluster',
      run: async ({ say }) => {
        await downloadCluster({ cacheDir: cacheFolder, onProgress: say });
        const built = await buildCluster({ cacheDir: cacheFolder, onProgress: say });
        artifacts.binDir = built.binDir;
        return built.cached ? cached : undefined;
      },
    },
    {
      title: 'Build the images',
      needs: ['Install Debian packages'],
      run: (progress) => build(firstImages(offer), progress),
    },
    {
      title: 'Build the orchestrator image',
      needs: ['Build the images', 'Compile the cluster'],
      run: (progress) => build(['orchestrator'], progress),
    },
  ];
}
