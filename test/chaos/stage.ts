import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { platformConfig } from '@souk/contract';
import { adminKubeconfig, deleteCluster, instances, startCluster } from '@souk/embedded';
import { createKubeClient, type KubeClient } from '@souk/kubernetes';
import { repoRoot } from '../../embedded/launcher/folders.ts';
import { type Access, kubectl, platformNamespace } from '../../embedded/launcher/platform.ts';
import { embeddedAccess } from '../../embedded/launcher/targets/embedded.ts';
import type { Built } from './build.ts';
import { routesNamespace, versions } from './versions.ts';

/** A cluster that only this run uses, and what orchestrators outside of it need. */
export type Stage = {
  client: KubeClient;
  kubeconfig: string;
  binDir: string;
  configFile: string;
  folder: string;
};

export const instance = instances.chaos;

type Settings = Parameters<typeof platformConfig.parse>[0] & object;

const usual = {
  hostSuffixes: ['local.gd'],
  publicUrl: { scheme: 'http', port: 80 },
  routesNamespace,
  versions: [...versions],
  plans: [
    {
      name: 'small',
      description: '',
      default: true,
      memory: { request: '320Mi', limit: '700Mi' },
      cpu: { request: '50m' },
      storage: '1Gi',
    },
    {
      name: 'light',
      description: '',
      memory: { request: '16Mi', limit: '64Mi' },
      cpu: { request: '5m' },
      storage: '1Gi',
    },
  ],
  // Longer than any run: that a store is given up in time is tested elsewhere, and would hide one that is stuck here.
  deadlines: { installSeconds: 900, deleteSeconds: 60, upgradeSeconds: 900 },
  quotas: { storesPerOwner: 0 },
  helm: { concurrency: 4, timeoutSeconds: 30 },
  ingress: { enabled: false },
};

/** Starts the instance anew, with the Store resource and the namespaces that the platform's chart would make. */
export async function setStage({ binDir, images }: Built, settings: Settings = {}): Promise<Stage> {
  await deleteCluster(instance);
  await startCluster(instance, { binDir, images });
  const kubeconfig = adminKubeconfig(instance);
  const access = embeddedAccess(instance, binDir);
  await applyBasics(access);
  const folder = await mkdtemp(join(tmpdir(), 'souk-chaos-'));
  await mkdir(join(folder, 'secrets'));
  const configFile = join(folder, 'platform.yaml');
  await writeFile(configFile, JSON.stringify(platformConfig.parse({ ...usual, ...settings })));
  const loaded = new KubeConfig();
  loaded.loadFromFile(kubeconfig);
  return { client: createKubeClient(loaded), kubeconfig, binDir, configFile, folder };
}

async function applyBasics(access: Access): Promise<void> {
  const apply = (input: string) => kubectl({ ...access, input }, 'apply', '--server-side', '--filename', '-');
  await apply(await readFile(join(repoRoot, 'charts', 'platform', 'files', 'store-crd.yaml'), 'utf8'));
  const namespaces = [platformNamespace, routesNamespace].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  }));
  await apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: namespaces }));
  await kubectl(access, 'wait', '--for=condition=Established', 'crd/stores.souk.dev', '--timeout', '30s');
}
