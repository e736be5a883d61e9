import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { kubectl, platform } from '../e2e/support/platform.ts';
import type { S3Server } from './s3-server.ts';

const at = ['--namespace', 'souk-system'];

/** Gives the platform the keys, and its orchestrator the time to serve again. */
export async function giveKeys(keys: S3Server['keys']): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'souk-keys-'));
  const files = Object.entries(keys).map(async ([key, value]) => {
    await writeFile(join(dir, key), value);
    return `--from-file=${key}=${join(dir, key)}`;
  });
  await kubectl('delete', 'secret', 'backups', ...at, '--ignore-not-found');
  await kubectl('create', 'secret', 'generic', 'backups', ...at, ...(await Promise.all(files)));
  await rm(dir, { recursive: true });
  await kubectl('rollout', 'restart', 'deployment/orchestrator', ...at);
  await servesAgain();
}

export async function setPlatform(values: object): Promise<void> {
  const flags = ['--reset-then-reuse-values', '--force-conflicts', '--values', '-'];
  await execa(join(platform.binDir, 'helm'), ['upgrade', 'souk', 'charts/platform', ...at, ...flags], {
    env: { KUBECONFIG: platform.kubeconfig },
    input: JSON.stringify(values),
  });
  await servesAgain();
}

export const bucketValues = ({ endpoint, bucket, cidr }: S3Server, more: object = {}): object => ({
  extraEgress: [{ to: [{ ipBlock: { cidr } }] }],
  snapshots: { schedule: '', ...more, bucket: { name: bucket, endpoint, existingSecret: 'backups' } },
});

const servesAgain = (): Promise<string> =>
  kubectl('rollout', 'status', 'deployment/orchestrator', ...at, '--timeout', '120s');
