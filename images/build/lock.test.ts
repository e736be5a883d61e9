import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { withLock } from './lock.ts';
import { testFolder } from './test-folder.ts';

test('one at a time, and the one that waits says so', async () => {
  const file = join(await testFolder(), 'lock');
  const story: string[] = [];
  const first = withLock(file, {}, async () => {
    story.push('first in');
    await sleep(1500);
    story.push('first out');
  });
  await sleep(200);
  const second = withLock(file, { onWait: () => story.push('second waits') }, async () =>
    story.push('second in'),
  );
  await Promise.all([first, second]);
  expect(story).toEqual(['first in', 'second waits', 'first out', 'second in']);
});

test('an error lets go of it', async () => {
  const file = join(await testFolder(), 'lock');
  await expect(withLock(file, {}, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await withLock(file, {}, () => Promise.resolve('free'))).toBe('free');
});

test('a holder that is killed lets go of it', async () => {
  const file = join(await testFolder(), 'lock');
  const script = `
    import { withLock } from ${JSON.stringify(new URL('lock.ts', import.meta.url).href)};
    await withLock(${JSON.stringify(file)}, {}, () => {
      console.log('held');
      return new Promise((done) => setTimeout(done, 60_000));
    });`;
  const holder = execa(process.execPath, ['--input-type=module', '--eval', script], {
    reject: false,
    buffer: false,
  });
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  expect(await withLock(file, {}, () => Promise.resolve('free'))).toBe('free');
});

test('waiting can be given up', async () => {
  const file = join(await testFolder(), 'lock');
  const abort = new AbortController();
  await withLock(file, {}, async () => {
    const second = withLock(file, { signal: abort.signal }, () => Promise.resolve('in'));
    abort.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
  });
});
