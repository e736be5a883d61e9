import { execa } from 'execa';
import { UserError } from './user-error.ts';

/** What the node's namespaces and the image builds use; Debian's own versions. */
export const clusterPackages = [
  'runc',
  'iptables',
  'nftables',
  'conntrack',
  'iproute2',
  'util-linux',
  'procps',
  'tini',
  'buildah',
  'mmdebstrap',
  'zstd',
  'ca-certificates',
] as const;

/** The browser of the end-to-end tests, with a font so that pictures have letters. */
export const browserPackages = ['chromium', 'fonts-dejavu-core'] as const;

/** What installs the fuzzer from PyPI. */
export const fuzzPackages = ['python3-venv'] as const;

async function missing(packages: readonly string[]): Promise<string[]> {
  const { stdout } = await execa(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Abbrev}\n', ...packages],
    { reject: false },
  );
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.includes(' ii'))
      .map((line) => line.split(' ')[0]),
  );
  return packages.filter((name) => !installed.has(name));
}

/** Installs what is missing; answers the names that it installed. */
export async function installPackages(packages: readonly string[]): Promise<string[]> {
  const wanted = await missing(packages);
  if (wanted.length === 0) return [];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await apt(['update', '-qq'], env);
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...wanted], env);
  return wanted;
}

async function apt(args: string[], env: Record<string, string>): Promise<void> {
  const result = await execa('apt-get', args, { env, reject: false, all: true });
  if (result.failed) {
    const words = result.all?.split('\n').slice(-5).join('\n') ?? result.shortMessage;
    throw new UserError(`apt-get ${args[0]} failed:\n${words}`);
  }
}
