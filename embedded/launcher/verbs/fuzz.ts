import { execa } from 'execa';
import { fuzzPackages, installPackages } from '../debian-packages.ts';
import { repoRoot } from '../folders.ts';

/** Calls the API with what its description allows and forbids, over a cluster in memory; installs its tool on first use. */
export async function fuzz(args: string[]): Promise<number> {
  await installPackages(fuzzPackages);
  const { exitCode } = await execa('node', ['test/fuzz/main.ts', ...args], {
    cwd: repoRoot,
    stdio: 'inherit',
    reject: false,
  });
  return exitCode ?? 1;
}
