import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { contained } from './contained.ts';
import { testFolder } from './test-folder.ts';

// Namespaces need root.
describe.runIf(process.getuid?.() === 0)('a contained command', () => {
  test('leaves no process and no mount when its parent is killed', async () => {
    const dir = await testFolder();
    const marker = `86${process.pid}`;
    const argv = contained(dir, [
      'sh',
      '-c',
      `mount -t tmpfs t "${dir}/buildah/tmp"; sleep ${marker} & echo up; wait`,
    ]);
    const script = `
      import { spawn } from 'node:child_process';
      const [file, ...args] = ${JSON.stringify(argv)};
      spawn(file, args, { stdio: 'inherit' });`;
    const parent = execa(process.execPath, ['--input-type=module', '--eval', script], {
      reject: false,
      buffer: false,
    });
    await once(parent.stdout, 'data');
    expect(await isRunning(marker)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(marker), { timeout: 5000 }).toBe(false);
    expect(await readFile('/proc/self/mounts', 'utf8')).not.toContain(dir);
  });

  test('what the container tools write to their own caches is swallowed', async () => {
    const dir = await testFolder();
    const [file, ...args] = contained(dir, [
      'sh',
      '-c',
      'echo x >/var/cache/souk-images-test && cat /var/cache/souk-images-test',
    ]);
    expect((await execa(file, args)).stdout).toBe('x');
    await expect(readFile('/var/cache/souk-images-test')).rejects.toThrow('ENOENT');
  });
});

async function isRunning(marker: string): Promise<boolean> {
  await sleep(50);
  const { exitCode } = await execa('pgrep', ['-fx', `sleep ${marker}`], { reject: false });
  return exitCode === 0;
}
