import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

export const cacheDir = process.env['SOUK_CACHE'] ?? join(homedir(), '.cache', 'souk');

export const goEnvironment = {
  GOMODCACHE: join(cacheDir, 'go', 'mod'),
  GOCACHE: join(cacheDir, 'go', 'build'),
  GOFLAGS: '-mod=readonly',
  GOWORK: 'off',
  CGO_ENABLED: '0',
};

/** A module as Go's proxy serves it, with the checksum that it must have. */
export type GoModule = { path: string; version: string; sum: string };

export const externalSecrets: GoModule = {
  path: 'github.com/external-secrets/external-secrets',
  version: 'v0.20.4',
  sum: 'h1:HhNAjWfFEshhItphr28SGsHzf2bUP7uDAOVLg76uNAg=',
};
/** Only its definitions are read, and never copied into this repository: its licence is not a free one. */
export const vaultSecretsOperator: GoModule = {
  path: 'github.com/hashicorp/vault-secrets-operator',
  version: 'v0.10.0',
  sum: 'h1:BjOTBJRqx1SLo7NeyqNJWRPDyfRscbqPtGU1U2LzArg=',
};

/** Folder with the module's sources, read-only. Rejects when the proxy has something else under that version. */
export async function downloadModule({ path, version, sum }: GoModule): Promise<string> {
  const args = ['mod', 'download', '-json', `${path}@${version}`];
  const { stdout } = await execa('go', args, { cwd: '/', env: goEnvironment });
  const found = JSON.parse(stdout) as { Dir: string; Sum: string };
  if (found.Sum !== sum) throw new Error(`${path}@${version} has the checksum ${found.Sum}, not ${sum}`);
  return found.Dir;
}
