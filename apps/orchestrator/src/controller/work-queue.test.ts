import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createWorkQueue } from './work-queue.ts';

function recording(body: (key: string) => Promise<void>, concurrency = 4) {
  const runs: string[] = [];
  const queue = createWorkQueue({
    concurrency,
    work: async (key) => {
      runs.push(key);
      await body(key);
    },
    onError: () => undefined,
  });
  return { runs, queue };
}

test('a burst for one key is one pass, and a change during a pass is one more', async () => {
  const { runs, queue } = recording(() => sleep(20));
  for (let n = 0; n < 5; n++) queue.add('acme');
  await sleep(5);
  queue.add('acme');
  queue.add('acme');
  await sleep(80);
  expect(runs).toEqual(['acme', 'acme']);
});

test('one key never runs twice at once', async () => {
  let now = 0;
  let most = 0;
  const { queue } = recording(async () => {
    most = Math.max(most, ++now);
    await sleep(10);
    now--;
  });
  for (let n = 0; n < 4; n++) {
    queue.add('acme');
    await sleep(3);
  }
  await sleep(60);
  expect(most).toBe(1);
});

test('a key that always fails is tried later and later, and delays nobody', async () => {
  const { runs, queue } = recording(
    (key) => (key === 'poison' ? Promise.reject(new Error('no')) : Promise.resolve()),
    1,
  );
  queue.add('poison');
  await sleep(5);
  queue.add('acme');
  await sleep(20);
  expect(runs).toEqual(['poison', 'acme']);
  await sleep(300);
  expect(runs).toEqual(['poison', 'acme', 'poison']);
  await queue.stop();
});

test('the earlier of two later passes counts', async () => {
  const { runs, queue } = recording(() => Promise.resolve());
  queue.addAfter('acme', 1000);
  queue.addAfter('acme', 10);
  await sleep(40);
  expect(runs).toEqual(['acme']);
  await queue.stop();
});

test('stop waits for the pass under way and starts no other', async () => {
  let ended = false;
  const { runs, queue } = recording(async () => {
    await sleep(30);
    ended = true;
  }, 1);
  queue.add('acme');
  queue.add('bolt');
  await sleep(5);
  await queue.stop();
  expect(ended).toBe(true);
  expect(runs).toEqual(['acme']);
});

test('changes do not hurry a key whose passes fail, unless they are urgent', async () => {
  const { runs, queue } = recording(() => Promise.reject(new Error('no')));
  queue.add('acme');
  await sleep(5);
  for (let n = 0; n < 5; n++) {
    queue.add('acme');
    await sleep(3);
  }
  expect(runs).toEqual(['acme']);
  queue.add('acme', 'urgent');
  await sleep(5);
  expect(runs).toEqual(['acme', 'acme']);
  await queue.stop();
});

test('a change during a pass that fails is not lost, and not hurried', async () => {
  const { runs, queue } = recording(async () => {
    await sleep(10);
    throw new Error('no');
  });
  queue.add('acme');
  await sleep(5);
  queue.add('acme');
  await sleep(100);
  expect(runs).toEqual(['acme']);
  await sleep(250);
  expect(runs).toEqual(['acme', 'acme']);
  await queue.stop();
});
