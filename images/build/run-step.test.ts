import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStep } from './run-step.ts';
import { testFolder } from './test-folder.ts';
import { ImageBuildError } from './types.ts';

const shell = (script: string): [string, ...string[]] => ['sh', '-c', script];

test('success answers the output and reports each line', async () => {
  const log = join(await testFolder(), 'log');
  const seen: string[] = [];
  const result = await runStep({
    name: 'Talking',
    argv: shell('echo one; echo two >&2'),
    log,
    onLine: (l) => seen.push(l),
  });
  expect(result).toEqual({ ok: true, output: expect.stringMatching(/one/) });
  expect(seen.toSorted()).toEqual(['one', 'two']);
});

test('failure holds the exit code, the last lines and where all of them are', async () => {
  const log = join(await testFolder(), 'log');
  const result = await runStep({
    name: 'Counting',
    argv: shell('seq 100; echo no space left >&2; exit 7'),
    log,
  });
  if (result.ok) throw new Error('It should have failed');
  expect(result.failure).toMatchObject({ step: 'Counting', exitCode: 7, log });
  expect(result.failure.lines).toHaveLength(40);
  expect(result.failure.lines).toContain('no space left');
  expect((await readFile(log, 'utf8')).split('\n').length).toBe(102);
  const { message } = new ImageBuildError(result.failure);
  expect(message).toMatch(/^Counting failed with exit code 7:\n/);
  expect(message).toContain('  no space left');
  expect(message).toContain(`Log: ${log}`);
});

test('a command that does not exist is a failure, not an exception', async () => {
  const log = join(await testFolder(), 'log');
  const result = await runStep({ name: 'Nothing', argv: ['/does/not/exist'], log });
  expect(result).toMatchObject({ ok: false, failure: { exitCode: null } });
  expect(JSON.stringify(result)).toContain('ENOENT');
});

test('an abort ends the command and rejects with its reason', async () => {
  const log = join(await testFolder(), 'log');
  const abort = new AbortController();
  const argv = shell('trap "" TERM; echo ready; exec sleep 60');
  const running = runStep({
    name: 'Waiting',
    argv,
    log,
    signal: abort.signal,
    onLine: () => abort.abort(new Error('enough')),
  });
  await expect(running).rejects.toThrow('enough');
});
