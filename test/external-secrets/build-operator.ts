import { createHash } from 'node:crypto';
import { access, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheDir, downloadModule, externalSecrets, goEnvironment } from './go-module.ts';

/**
 * Which providers and generators the operator knows are two files of imports. The test's secret manager is Kubernetes
 * itself; the SDKs of thirty clouds would make the compile five times as long. All the rest is as published.
 */
const replaced: Record<string, string> = {
  'pkg/provider/register/register.go':
    'package register\n\nimport _ "github.com/external-secrets/external-secrets/pkg/provider/kubernetes"\n',
  'pkg/generator/register/register.go': 'package register\n',
};

/** Path of External Secrets Operator, compiled from its module unless that was done before. */
export async function buildOperator(): Promise<string> {
  const key = createHash('sha256')
    .update(JSON.stringify([externalSecrets, replaced]))
    .digest('hex');
  const built = join(cacheDir, 'external-secrets', key.slice(0, 16));
  const binary = join(built, 'external-secrets');
  if (await exists(binary)) return binary;
  const sources = `${built}.sources`;
  await rm(sources, { recursive: true, force: true });
  await cp(await downloadModule(externalSecrets), sources, { recursive: true });
  await execa('chmod', ['-R', 'u+w', sources]);
  for (const [path, text] of Object.entries(replaced)) await writeFile(join(sources, path), text);
  const args = ['build', '-trimpath', '-ldflags=-s -w', '-o', `${binary}.new`, '.'];
  await mkdir(built, { recursive: true });
  await execa('go', args, { cwd: sources, env: goEnvironment });
  await rename(`${binary}.new`, binary);
  await rm(sources, { recursive: true, force: true });
  return binary;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
