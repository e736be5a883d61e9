import { splitImage } from '@souk/contract';
import { execa } from 'execa';
import { join } from 'node:path';
import { repoRoot } from './folders.ts';
import { UserError } from './user-error.ts';

export const platformRelease = 'souk';
export const platformNamespace = 'souk-system';

/** How to reach a cluster: the tools and the kubeconfig that they get. `undefined` leaves kubectl's own choice. */
export type Access = { helm: string; kubectl: readonly [string, ...string[]]; kubeconfig?: string };

/** The values that differ from one installation to the next. */
export type PlatformValues = {
  images: { orchestrator: string; edge: string };
  /** Medusa versions on offer with their images; the first is the default. */
  versions: readonly { version: string; image: string }[];
  publicUrl: { scheme: 'http' | 'https'; port: number };
};

const environment = (access: Access) => (access.kubeconfig ? { KUBECONFIG: access.kubeconfig } : {});

/** Installs or upgrades `charts/platform` and waits until its pods serve. Running it again changes nothing. */
export async function installPlatform(access: Access, values: PlatformValues): Promise<void> {
  await ensureNamespace(access);
  const args = ['upgrade', '--install', platformRelease, join(repoRoot, 'charts', 'platform')];
  const flags = ['--namespace', platformNamespace, '--force-conflicts', '--disable-openapi-validation'];
  const result = await execa(access.helm, [...args, ...flags, '--values', '-'], {
    env: environment(access),
    input: JSON.stringify(toChartValues(values)),
    reject: false,
  });
  if (result.failed) throw new UserError(`Helm could not install the platform:\n${result.stderr}`);
  await Promise.all(['orchestrator', 'edge'].map((name) => waitForRollout(access, name)));
}

/** Helm makes namespaces without labels: here it refuses pods that are not `restricted` from the first one on. */
async function ensureNamespace(access: Access): Promise<void> {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted', 'app.kubernetes.io/part-of': 'souk' };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: platformNamespace, labels } };
  await kubectl(
    { ...access, input: JSON.stringify(namespace) },
    'apply',
    '--server-side',
    '--field-manager',
    'souk',
    '--filename',
    '-',
  );
}

function toChartValues({ images, versions, publicUrl }: PlatformValues) {
  return {
    images: { orchestrator: splitImage(images.orchestrator), edge: splitImage(images.edge) },
    versions: versions.map((one, index) => ({ ...one, default: index === 0 })),
    publicUrl,
  };
}

/** `kubectl` with the access's kubeconfig; answers what it printed. */
export async function kubectl(access: Access & { input?: string }, ...args: string[]): Promise<string> {
  const [command, ...first] = access.kubectl;
  const result = await execa(command, [...first, ...args], {
    env: environment(access),
    input: access.input ?? '',
    reject: false,
  });
  if (result.failed) throw new UserError(`kubectl ${args[0]} failed: ${result.stderr}`);
  return result.stdout;
}

async function waitForRollout(access: Access, name: string): Promise<void> {
  const target = [
    'rollout',
    'status',
    `deployment/${name}`,
    '--namespace',
    platformNamespace,
    '--timeout',
    '120s',
  ];
  await kubectl(access, ...target);
}

const tokenHours = 12;

/** A token of the ServiceAccount `souk-admin`, good only for this API and for twelve hours. */
export function createToken(access: Access): Promise<string> {
  const audience = ['--audience', 'souk', '--duration', `${tokenHours}h`];
  return kubectl(access, 'create', 'token', 'souk-admin', '--namespace', platformNamespace, ...audience);
}
