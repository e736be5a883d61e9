import { access, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImageArchive, writeStaticImage } from '@souk/embedded';
import { execa } from 'execa';
import { cacheDir, downloadModule, type GoModule, goEnvironment } from '../external-secrets/go-module.ts';

const traefik: GoModule = {
  path: 'github.com/traefik/traefik/v3',
  version: 'v3.6.12',
  sum: 'h1:6pe4s7aaDTQs+AsF7KP3sM/xnq7zOVvibRQe5tw9eFo=',
};
const folder = join(cacheDir, 'traefik', traefik.version);
const ref = 'localhost/souk/traefik:3.6.12';

/** Certificates by DNS know the SDKs of a hundred clouds, which no test asks: without them the compile is half as long. */
async function withoutClouds(sources: string): Promise<void> {
  const path = join(sources, 'pkg/provider/acme/provider.go');
  const text = await readFile(path, 'utf8');
  const call = 'provider, err = dns.NewDNSChallengeProviderByName(p.DNSChallenge.Provider)';
  if (!text.includes(call)) throw new Error(`${path} is not as it was in ${traefik.version}`);
  const changed = text
    .replace('\t"github.com/go-acme/lego/v4/providers/dns"\n', '')
    .replace(call, 'err = errors.New("not compiled in")');
  await writeFile(path, changed);
}

/** Traefik as an image of its binary alone, compiled from its module unless that was done before. */
export async function buildTraefik(): Promise<ImageArchive> {
  const archive = join(folder, 'traefik.tar');
  const isBuilt = await access(archive).then(
    () => true,
    () => false,
  );
  if (isBuilt) return { ref, archive };
  const sources = `${folder}.sources`;
  await rm(sources, { recursive: true, force: true });
  // Its own go.mod has replacements, which count only in the main module.
  await cp(await downloadModule(traefik), sources, { recursive: true });
  await execa('chmod', ['-R', 'u+w', sources]);
  await withoutClouds(sources);
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  const args = ['build', '-trimpath', '-ldflags=-s -w', '-o', join(bin, 'traefik'), './cmd/traefik'];
  await execa('go', args, { cwd: sources, env: { ...goEnvironment, GOFLAGS: '-mod=mod' } });
  await writeStaticImage({ program: bin, archive: `${archive}.new`, ref, user: '10001:10001' });
  await rename(`${archive}.new`, archive);
  await rm(sources, { recursive: true, force: true });
  return { ref, archive };
}
