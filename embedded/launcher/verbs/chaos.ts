import { execa } from 'execa';
import { requireEmbedded } from '../prerequisites.ts';
import { repoRoot } from '../folders.ts';

/** Kills orchestrators, helm and the control plane while stores come and go, on a cluster of its own; see docs/chaos.md. */
export async function chaos(args: string[]): Promise<number> {
  await requireEmbedded();
  const { exitCode } = await execa('node', ['test/chaos/main.ts', ...args], {
    cwd: repoRoot,
    stdio: 'inherit',
    reject: false,
  });
  return exitCode ?? 1;
}
