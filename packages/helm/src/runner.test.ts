import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { install } from './install.ts';
import { createHelmRunner } from './runner.ts';

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A real process in helm's place: what is tested is how processes are started, bounded and ended. */
async function script(body: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'souk-helm-test-')), 'helm');
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
  return file;
}

test('values go to stdin and never to the argument list', async () => {
  const binary = await script('out="$(dirname "$0")"; echo "$@" > "$out/args"; cat > "$out/stdin"');
  const helm = createHelmRunner({ binary, concurrency: 1, timeoutSeconds: 5 });
  const values = { adminEmail: 'jane@example.com' };
  const request = {
    release: 'acme',
    namespace: 'store-acme',
    chart: '/chart',
    valueFiles: ['/v.yaml'],
    values,
    labels: { a: 'b' },
  };
  expect(await install(helm, request)).toMatchObject({ ok: true });
  expect(await readFile(join(binary, '../stdin'), 'utf8')).toBe(JSON.stringify(values));
  expect((await readFile(join(binary, '../args'), 'utf8')).trim()).toBe(
    'install acme /chart --namespace store-acme --disable-openapi-validation --labels a=b --values /v.yaml --values -',
  );
});

test('a failure is data with a kind', async () => {
  const binary = await script('echo "Error: cannot reuse a name that is still in use" >&2; exit 1');
  const helm = createHelmRunner({ binary, concurrency: 1, timeoutSeconds: 5 });
  expect(await helm({ args: ['install'] })).toMatchObject({ ok: false, kind: 'in-use' });
});

test('a process that hangs is ended and said to be late', async () => {
  const helm = createHelmRunner({ binary: await script('exec sleep 30'), concurrency: 1, timeoutSeconds: 1 });
  expect(await helm({ args: ['install'] })).toMatchObject({
    ok: false,
    kind: 'timeout',
    message: 'helm did not end within 1 s',
  });
});

test('a process that somebody killed has not failed, and one that is not there has not either', async () => {
  const killed = createHelmRunner({ binary: await script('kill -9 $$'), concurrency: 1, timeoutSeconds: 5 });
  expect(await killed({ args: ['install'] })).toMatchObject({ ok: false, kind: 'interrupted' });
  const missing = createHelmRunner({ binary: '/nowhere/helm', concurrency: 1, timeoutSeconds: 5 });
  expect(await missing({ args: ['install'] })).toMatchObject({ ok: false, kind: 'interrupted' });
});

test('processes wait for their turn, and a turn that is refused starts none', async () => {
  const binary = await script('echo x >> "$(dirname "$0")/runs"; sleep 0.1');
  const helm = createHelmRunner({ binary, concurrency: 1, timeoutSeconds: 5 });
  const turns: number[] = [];
  const call = () => helm({ args: [], atTurn: () => Promise.resolve(void turns.push(performance.now())) });
  const refused = helm({ args: [], atTurn: () => Promise.reject(new Error('the claim is lost')) });
  await Promise.all([call(), call(), expect(refused).rejects.toThrow('the claim is lost')]);
  expect((turns[1] ?? 0) - (turns[0] ?? 0)).toBeGreaterThan(90);
  expect(await readFile(join(binary, '../runs'), 'utf8')).toBe('x\nx\n');
});

test('a process ends when it no longer may run, and has not failed', async () => {
  const lease = new AbortController();
  const options = { concurrency: 1, timeoutSeconds: 30, until: () => lease.signal };
  const helm = createHelmRunner({ binary: await script('exec sleep 30'), ...options });
  setTimeout(() => lease.abort(), 100);
  expect(await helm({ args: ['install'] })).toMatchObject({ ok: false, kind: 'interrupted' });
});

test('helm does not outlive a process that is killed', async () => {
  const binary = await script('echo $$ > "$(dirname "$0")/pid"; exec sleep 30');
  const code = `
    import { createHelmRunner } from ${JSON.stringify(join(import.meta.dirname, 'runner.ts'))};
    await createHelmRunner({ binary: ${JSON.stringify(binary)}, concurrency: 1, timeoutSeconds: 30 })({ args: [] });
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', code]);
  const started = () => readFile(join(binary, '../pid'), 'utf8').then(Number, () => 0);
  await vi.waitUntil(async () => (await started()) > 0, 8000);
  const pid = await started();
  expect(exists(pid)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(exists(pid)).toBe(false), 3000);
});
