import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeVersion } from '@souk/images';
import { repoRoot } from '../folders.ts';
import { installPlatform, kubectl, type Access } from '../platform.ts';
import { requireCommands, requireHelm4 } from '../prerequisites.ts';
import { runSteps } from '../steps/run-steps.ts';
import type { Running, StartOptions } from './target.ts';

const { version: released } = JSON.parse(readFileSync(join(repoRoot, 'package.json'), 'utf8')) as {
  version: string;
};

/** Refs as they are in a registry, or as they were imported into the nodes. */
export const publishedImages = (registry: string) => ({
  orchestrator: `${registry || 'localhost'}/souk/orchestrator:${released}`,
  edge: `${registry || 'localhost'}/souk/edge:${released}`,
});

export const publishedStore = (registry: string) => ({
  version: storeVersion,
  image: `${registry || 'localhost'}/souk/store:${storeVersion}`,
});

/** Installs the platform where kubectl points now. Builds nothing: the nodes must be able to get the images. */
export async function startOnCurrent(options: StartOptions): Promise<Running> {
  await requireCommands('helm', 'kubectl');
  await requireHelm4();
  const access: Access = { helm: 'helm', kubectl: ['kubectl'] };
  const context = (await kubectl(access, 'config', 'current-context')).trim();
  await runSteps([
    {
      title: `Install the platform into ${context}`,
      run: () =>
        installPlatform(access, {
          images: publishedImages(options.registry),
          versions: [publishedStore(options.registry)],
          publicUrl: { scheme: 'http', port: options.port },
        }),
    },
  ]);
  return { access, url: `http://localhost:${options.port}` };
}
