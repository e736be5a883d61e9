import { execa } from 'execa';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import type { Tally } from '../fastload/replay.ts';
import { workingSet } from './cgroup.ts';
import { newStore, readyPod } from './with-store.ts';

const template = '*/usr/local/share/souk/template/*';

it('holds nothing that a store does not run', async () => {
  const names = ['*.map', '*.d.ts', '*.md', 'libLLVM*', 'llvmjit*'];
  const packages = ['npm', 'vite', 'esbuild', 'typescript', '@types/node'];
  const unwanted = [
    ...names.flatMap((name) => ['-o', '-name', name]),
    ...packages.flatMap((name) => ['-o', '-path', `*/node_modules/${name}`]),
  ];
  expect(await find('-not', '-path', template, '(', ...unwanted.slice(1), ')')).toBe('');
  const { stdout } = await execa('du', ['--summarize', '--block-size=1M', inject('imageRoot')]);
  expect(Number.parseInt(stdout, 10)).toBeLessThan(450);
});

it('belongs to root, but for the folders of the volumes and the files to copy there', async () => {
  expect(await find('-not', '-user', '0', '-not', '-path', template, '-type', 'f')).toBe('');
  expect(await find('-perm', '-002', '-not', '-type', 'l', '-not', '-path', '*/tmp')).toBe('');
});

it('starts from its pack, and is small when idle', async () => {
  const store = await newStore();
  const pod = await readyPod(store, { env: { FASTLOAD_REPORT: '1' } });
  // Two of the pauses after which memory is given back.
  await sleep(12_000);
  const bytes = (await workingSet(pod.medusa.cgroup)) + (await workingSet(pod.postgres.cgroup));
  expect(bytes / (1 << 20)).toBeLessThan(250);
  await pod.stop();
  const report = /^fastload: (\{.*\})$/m.exec(pod.medusa.output())?.[1] ?? '{}';
  const tally = JSON.parse(report) as Tally;
  expect(tally.rejected).toBe(0);
  expect(tally.modules).toBeGreaterThan(5000);
  // Made anew by each Node: its own entry file, JSON, and what is loaded by ES modules.
  expect(tally.otherModules).toBeLessThan(50);
});

/** Paths in the image, one a line. */
async function find(...expression: string[]): Promise<string> {
  return (await execa('find', [inject('imageRoot'), '-xdev', ...expression])).stdout;
}
