import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSouk, type Souk } from './testing/souk.ts';
import { storeIn } from './testing/stores.ts';

const bin = join(import.meta.dirname, '..', 'bin', 'souk.mjs');
let souk: Souk;
beforeEach(async () => (souk = await createSouk()));
afterEach(async () => await souk.close());

/** The command as a process of its own. */
function start(...args: string[]) {
  const env = { ...process.env, SOUK_URL: souk.url, SOUK_TOKEN: 'admin-token' };
  const child = spawn(process.execPath, [bin, ...args], { env });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, ended, out: () => text(child.stdout), err: text(child.stderr) };
}

const slow = 60_000;

test('its answer and exit code are what a script needs', { timeout: slow }, async () => {
  souk.cluster.put(storeIn({ name: 'acme' }));
  const [good, bad] = [start('list', '-o', 'name'), start('get', 'nowhere')];
  const [names, nothing] = [good.out(), bad.out()];
  expect([await good.ended, await names, await good.err]).toEqual([0, 'acme\n', '']);
  expect([await bad.ended, await nothing]).toEqual([3, '']);
  expect(await bad.err).toContain('There is no store nowhere.');
});

test('Ctrl-C ends waiting at once, in words, and leaves the store to itself', { timeout: slow }, async () => {
  const { child, ended, err } = start('create', 'acme', '--wait');
  await vi.waitFor(() => expect(souk.deps.streams.count()).toBe(1), { timeout: 30_000 });
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(await err).toContain('You stopped waiting.');
  expect(souk.cluster.stores.get('acme')?.metadata.deletionTimestamp).toBeUndefined();
  await vi.waitFor(() => expect(souk.deps.streams.count()).toBe(0));
});

test('a reader that has enough is no error', { timeout: slow }, async () => {
  for (let index = 0; index < 1_500; index += 1) souk.cluster.put(storeIn({ name: `store${index}` }));
  const { child, ended, err } = start('list', '-o', 'json');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect([await ended, await err]).toEqual([0, '']);
});
