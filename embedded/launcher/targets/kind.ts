import { execa } from 'execa';
import { repoRoot } from '../folders.ts';
import { type Access, installPlatform } from '../platform.ts';
import { requireCommands, requireHelm4 } from '../prerequisites.ts';
import { runSteps, type Step } from '../steps/run-steps.ts';
import { UserError } from '../user-error.ts';
import { publishedImages, publishedStore } from './current.ts';
import type { Running, StartOptions } from './target.ts';

const clusterName = 'souk';

/** kind's own configuration: the edge's NodePort appears on this machine's loopback. */
export function kindConfig({ port, listen }: Pick<StartOptions, 'port' | 'listen'>): string {
  return JSON.stringify({
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    nodes: [
      {
        role: 'control-plane',
        extraPortMappings: [{ containerPort: 30_080, hostPort: port, listenAddress: listen }],
      },
    ],
  });
}

async function run(command: string, args: string[], input?: string): Promise<string> {
  const result = await execa(command, args, { cwd: repoRoot, reject: false, ...(input ? { input } : {}) });
  if (result.failed)
    throw new UserError(
      `${command} ${args.slice(0, 2).join(' ')} failed:\n${result.stderr.split('\n').slice(-8).join('\n')}`,
    );
  return result.stdout;
}

const buildStep = (name: string, ref: string): Step => ({
  title: `Build ${name}`,
  run: async () =>
    void (await run('docker', ['build', '-q', '-f', `images/${name}/Containerfile`, '-t', ref, '.'])),
});

/** Docker + kind: images are built by Docker on public bases and loaded into the node. */
export async function startOnKind(options: StartOptions): Promise<Running> {
  await requireCommands('docker', 'kind', 'helm', 'kubectl');
  await requireHelm4();
  const images = publishedImages('');
  const store = publishedStore('');
  const built = { store: store.image, ...images };
  const access: Access = { helm: 'helm', kubectl: ['kubectl', '--context', `kind-${clusterName}`] };
  await runSteps([
    ...Object.entries(built).map(([name, ref]) => buildStep(name, ref)),
    {
      title: 'Create the kind cluster',
      run: async () => {
        const existing = (await run('kind', ['get', 'clusters'])).split('\n');
        if (existing.includes(clusterName)) return;
        await run('kind', ['create', 'cluster', '--name', clusterName, '--config', '-'], kindConfig(options));
      },
    },
    {
      title: 'Load the images',
      needs: ['Create the kind cluster', ...Object.keys(built).map((name) => `Build ${name}`)],
      run: async () =>
        void (await run('kind', ['load', 'docker-image', '--name', clusterName, ...Object.values(built)])),
    },
    {
      title: 'Install the platform',
      needs: ['Load the images'],
      run: async () => {
        await run('kubectl', ['config', 'use-context', `kind-${clusterName}`]);
        await installPlatform(access, {
          images,
          versions: [store],
          publicUrl: { scheme: 'http', port: options.port },
        });
      },
    },
  ]);
  return { access, url: `http://localhost:${options.port}` };
}
