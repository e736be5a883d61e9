import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { platform } from './support/platform.ts';

const home = await mkdtemp(join(tmpdir(), 'souk-cli-e2e-'));

/** The command as a user has it, signed in by a file of its own; answers what it said and how it ended. */
async function souk(line: string, { input = '' } = {}) {
  const { exitCode, stdout, stderr } = await execa('node', ['apps/cli/bin/souk.mjs', ...line.split(' ')], {
    env: { XDG_CONFIG_HOME: home, SOUK_URL: '', SOUK_TOKEN: '', KUBECONFIG: platform.kubeconfig },
    input,
    reject: false,
  });
  return { code: exitCode, out: stdout, err: stderr };
}

test('a store lives its life by the command line', async () => {
  expect(await souk('list')).toMatchObject({ code: 4 });
  expect(await souk(`login ${platform.url}`, { input: platform.token })).toMatchObject({ code: 0 });

  const examined = await souk('doctor -o json');
  const { checks } = JSON.parse(examined.out) as { checks: { name: string; state: string }[] };
  expect(checks.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(checks.map(({ name }) => name)).toContain('Storage class');
  expect(examined).toMatchObject({ code: 0 });

  const created = await souk('create by-command --wait --seed demo --timeout 90s');
  expect(created).toMatchObject({ code: 0 });
  for (const step of ['Namespace', 'Release', 'Database and server', 'Shop'])
    expect(created.err).toContain(`✓ ${step}`);
  expect(created.err).toContain('by-command is ready after');
  expect(created.out).toContain('http://by-command.');

  const [names, store, login, usage, history, log, events, again] = await Promise.all([
    souk('list -o name'),
    souk('get by-command -o json'),
    souk('credentials by-command -o json'),
    souk('usage by-command'),
    souk('history by-command'),
    souk('logs by-command --tail 5'),
    souk('events by-command'),
    souk('create by-command'),
  ]);
  expect(names.out.split('\n')).toContain('by-command');
  expect(JSON.parse(store.out)).toMatchObject({ name: 'by-command', phase: 'Ready', operation: null });
  expect(JSON.parse(login.out)).toMatchObject({ password: expect.stringMatching(/^\S{12,}$/) });
  expect(usage.code === 0 ? usage.out : usage.err).toMatch(/Memory .* MiB|no figures of it now/);
  expect(history.out).toContain('deployed');
  expect(log).toMatchObject({ code: 0 });
  expect(events.out).toMatch(/Pulled|Scheduled|Created|Started/);
  expect(again).toMatchObject({ code: 7 });

  const snapshot = await souk('snapshot create by-command -o json');
  expect(snapshot).toMatchObject({ code: 0 });
  const { id } = JSON.parse(snapshot.out) as { id: string };
  expect((await souk('snapshot list by-command')).out).toContain(id);

  for (const verb of ['hibernate', 'wake'])
    expect(await souk(`${verb} by-command --wait`)).toMatchObject({ code: 0, out: '' });

  expect(await souk('delete by-command')).toMatchObject({ code: 2 });
  const deleted = await souk('delete by-command --wait --yes');
  expect(deleted).toMatchObject({ code: 0 });
  expect(deleted.err).toContain('by-command is gone without a trace');
  expect(await souk('get by-command')).toMatchObject({ code: 3 });
});
