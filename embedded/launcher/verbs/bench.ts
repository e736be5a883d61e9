import { execa } from 'execa';
import { repoRoot } from '../folders.ts';

/** Figures of the running installation; asserts nothing. */
export async function bench(args: string[]): Promise<number> {
  const { exitCode } = await execa('node', ['test/bench/main.ts', ...args], {
    cwd: repoRoot,
    stdio: 'inherit',
    reject: false,
  });
  return exitCode ?? 1;
}
