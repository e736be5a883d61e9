import { access, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheDir, downloadModule, type GoModule, goEnvironment } from '../external-secrets/go-module.ts';

const versitygw: GoModule = {
  path: 'github.com/versity/versitygw',
  version: 'v1.8.0',
  sum: 'h1:au+wI+aybno/STsQiSm35Uu6Q6iK5MWReQxgO6SEMFc=',
};

/** Path of an S3 server (Versity S3 Gateway), compiled from its module unless that was done before. */
export async function buildS3Server(): Promise<string> {
  const built = join(cacheDir, 'versitygw', versitygw.version);
  const binary = join(built, 'versitygw');
  const isBuilt = await access(binary).then(
    () => true,
    () => false,
  );
  if (isBuilt) return binary;
  const sources = await downloadModule(versitygw);
  await mkdir(built, { recursive: true });
  const args = ['build', '-trimpath', '-ldflags=-s -w', '-o', `${binary}.new`, './cmd/versitygw'];
  await execa('go', args, { cwd: sources, env: goEnvironment });
  await rename(`${binary}.new`, binary);
  return binary;
}
