import type { ImageArchive } from '@souk/embedded';
import { type Artifacts, buildSteps } from '../../embedded/launcher/artifacts.ts';
import { clusterPackages } from '../../embedded/launcher/debian-packages.ts';
import { runSteps } from '../../embedded/launcher/steps/run-steps.ts';
import { buildLightImages } from './light-image.ts';
import { lightTags } from './versions.ts';

export type Built = { binDir: string; images: ImageArchive[] };

/** The orchestrators run from the checkout, so that their image is not needed. */
const always = ['Install Debian packages', 'Compile the cluster'];
const forRealStores = 'Build the images';

/** Builds what is missing. A real store's image is built and loaded only where one is wanted: it takes seconds. */
export async function build(withReal: boolean): Promise<Built> {
  const artifacts: Artifacts = { binDir: '', images: [] };
  const wanted = new Set(withReal ? [...always, forRealStores] : always);
  await runSteps(buildSteps(artifacts, clusterPackages).filter(({ title }) => wanted.has(title)));
  const real = artifacts.images.filter(({ name }) => name === 'store');
  const images = [
    ...real.map(({ ref, archive }) => ({ ref, archive })),
    ...(await buildLightImages(lightTags)),
  ];
  return { binDir: artifacts.binDir, images };
}
