import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { findHelm } from './tools/find-helm.ts';
import { type ChartName, chartsFolder, renderText, type Wish } from './tools/render.ts';

/** Objects are checked in a namespace of their own, which warns of every pod that is not "restricted". */
const namespace = `store-dry-run-${randomBytes(4).toString('hex')}`;
const podSecurity = ['enforce', 'warn'].map((mode) => `pod-security.kubernetes.io/${mode}=restricted`);

const wishes: [ChartName, Wish][] = [
  ['store', { files: ['values-local.yaml'] }],
  ['store', { files: ['values-prod.yaml'] }],
  ['platform', {}],
  ['platform', { files: ['values-prod.yaml'] }],
];

const releases: Record<ChartName, string[]> = {
  store: ['dry-run', '--namespace', namespace],
  platform: ['souk', '--namespace', 'souk-system'],
};

/** The node port of a platform that is already there cannot be had twice. */
const others = { store: {}, platform: { edge: { service: { nodePort: 0 } } } };

type Command = readonly [string, ...string[]];
type Run = (command: Command, args: readonly string[], input?: string) => Promise<string>;

/** Runs commands against one cluster. Rejects on failure and on any warning of the server. */
function runner(kubeconfig: string): Run {
  return async ([command, ...first], args, input = '') => {
    const result = await execa(command, [...first, ...args], {
      input,
      env: { KUBECONFIG: kubeconfig },
      reject: false,
    });
    if (result.failed) throw new Error(`${command} ${args[0]}: ${result.stderr || result.shortMessage}`);
    if (result.stderr.includes('Warning:')) throw new Error(result.stderr);
    return result.stdout;
  };
}

/** Helm asks the cluster for its version and for what exists, and refuses what it could not install. */
async function helmDryRuns(run: Run, helm: string): Promise<void> {
  for (const [chart, { files = [] }] of wishes) {
    const values = files.flatMap((file) => ['--values', join(chartsFolder, chart, file)]);
    const upgrade = ['upgrade', '--install', '--dry-run=server', ...releases[chart]];
    await run([helm], [...upgrade, join(chartsFolder, chart), ...values]);
  }
}

/** The API server validates and admits each object, as it would at an installation. */
async function applyDryRuns(run: Run, kubectl: Command): Promise<string[]> {
  const apply = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '--force-conflicts'];
  const where = ['--field-manager=souk-dry-run', '--namespace', namespace, '--filename', '-'];
  const lines: string[] = [];
  for (const [chart, wish] of wishes) {
    const applied = await run(
      kubectl,
      [...apply, ...where],
      await renderText(chart, { ...wish, values: others[chart] }),
    );
    lines.push(...applied.split('\n'));
  }
  return lines;
}

/**
 * Has a real API server check every object of both charts, with each values file, and changes nothing. Answers one line
 * for each object. Rejects with the server's words on an error, and on any warning: old API versions, unknown fields, pods
 * that are not "restricted". `kubectl` defaults to the one that was built beside helm.
 */
export async function serverDryRun(kubeconfig: string, kubectl?: Command): Promise<string[]> {
  const helm = await findHelm();
  const client: Command = kubectl ?? [join(dirname(helm), 'kube'), 'kubectl'];
  const run = runner(kubeconfig);
  await run(client, ['create', 'namespace', namespace]);
  try {
    await run(client, ['label', 'namespace', namespace, ...podSecurity]);
    await helmDryRuns(run, helm);
    // A bare pod is only admitted where its account exists, and a dry run makes none.
    await run(client, ['create', 'serviceaccount', 'store', '--namespace', namespace]);
    return await applyDryRuns(run, client);
  } finally {
    await run(client, ['delete', 'namespace', namespace, '--wait=false']);
  }
}
