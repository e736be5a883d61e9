import { join } from 'node:path';
import { adminKubeconfig, clusterStatus, instances, type Instance, startCluster } from '@souk/embedded';
import type { BuiltImage, ImageName } from '@souk/images';
import { type Artifacts, buildSteps, builtVersions } from '../artifacts.ts';
import { clusterPackages } from '../debian-packages.ts';
import { type Access, installPlatform } from '../platform.ts';
import { requireEmbedded, requireFreePort } from '../prerequisites.ts';
import { runSteps, type Step } from '../steps/run-steps.ts';
import type { Running, StartOptions } from './target.ts';

/** The edge's NodePort, where traffic from outside enters the cluster. */
const edgePort = 30_080;

export const embeddedAccess = (instance: Instance, binDir: string): Access => ({
  helm: join(binDir, 'helm'),
  kubectl: [join(binDir, 'kube'), 'kubectl'],
  kubeconfig: adminKubeconfig(instance),
});

export const referenceOf = (images: BuiltImage[], name: ImageName): string => {
  const image = images.find((candidate) => candidate.name === name);
  if (!image) throw new Error(`the image ${name} was not built`);
  return image.ref;
};

/** From sources to a cluster that serves the platform on `listen:port`. Everything that is already there is kept. */
export function upSteps(
  instance: Instance,
  artifacts: Artifacts,
  options: Pick<StartOptions, 'listen' | 'port'>,
): Step[] {
  const { listen, port } = options;
  return [
    {
      title: 'Start the cluster',
      needs: ['Install Debian packages', 'Build the orchestrator image'],
      run: async ({ say }) => {
        const { images } = artifacts;
        await startCluster(instance, {
          binDir: artifacts.binDir,
          images: images.map(({ ref, archive }) => ({ ref, archive })),
          forwards: [{ listen: `${listen}:${port}`, nodePort: edgePort }],
          onProgress: say,
        });
      },
    },
    {
      title: 'Install the platform',
      needs: ['Start the cluster'],
      run: () =>
        installPlatform(embeddedAccess(instance, artifacts.binDir), {
          images: {
            orchestrator: referenceOf(artifacts.images, 'orchestrator'),
            edge: referenceOf(artifacts.images, 'edge'),
          },
          versions: builtVersions(artifacts.images),
          publicUrl: { scheme: 'http', port },
        }),
    },
  ];
}

/** Builds what is missing, starts the instance and installs the platform. */
export async function bringUp(
  instance: Instance,
  options: Pick<StartOptions, 'listen' | 'port' | 'offer'>,
  packages: readonly string[] = clusterPackages,
): Promise<Running & { artifacts: Artifacts }> {
  await requireEmbedded();
  const status = await clusterStatus(instance);
  if (!status.running) await requireFreePort(options.listen, options.port);
  const artifacts: Artifacts = { binDir: '', images: [] };
  await runSteps([
    ...buildSteps(artifacts, packages, options.offer),
    ...upSteps(instance, artifacts, options),
  ]);
  return {
    artifacts,
    access: embeddedAccess(instance, artifacts.binDir),
    url: `http://localhost:${options.port}`,
  };
}

export const startEmbedded = (options: StartOptions): Promise<Running> => bringUp(instances.souk, options);
