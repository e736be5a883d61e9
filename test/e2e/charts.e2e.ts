import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { serverDryRun } from '../../charts/dry-run.ts';
import { kubectl, names, platform } from './support/platform.ts';

test('a real API server takes every object of both charts without a warning', async () => {
  process.env.SOUK_HELM = join(platform.binDir, 'helm');
  const lines = await serverDryRun(platform.kubeconfig);
  expect(lines.length).toBeGreaterThan(20);
});

test('the blueprint works alone, by the plain command', async () => {
  const helm = (...args: string[]) =>
    execa(join(platform.binDir, 'helm'), args, { env: { KUBECONFIG: platform.kubeconfig } });
  const at = ['-n', 'store-alone'];
  await helm(
    'install',
    'alone',
    'charts/store',
    ...at,
    '--create-namespace',
    '-f',
    'charts/store/values-local.yaml',
  );
  await kubectl('rollout', 'status', 'deployment/store', ...at, '--timeout', '90s');
  await helm('test', 'alone', ...at, '--timeout', '90s');
  await helm('uninstall', 'alone', ...at);
  expect(await names('persistentvolumeclaims')).toContain('store-alone/store-data');
  await kubectl('delete', 'namespace', 'store-alone', '--timeout', '60s');
});
