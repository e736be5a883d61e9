import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { KubeError } from './kube-error.ts';
import type { KubeObject } from './objects.ts';
import { createReflector } from './reflector.ts';
import { resources } from './resource.ts';
import { answer, serve } from './testing/api-server.ts';
import { ends, event, follow, namesOf, pod, type Script } from './testing/follow.ts';

const hasty = { watch: 60_000, open: 200, deaf: 300, pause: 10, longestPause: 40 };
const watchesIn = (calls: string[]) => calls.filter((call) => call.startsWith('watch'));

test('a watch that falls silent is made anew, and goes on where it was', async () => {
  const errors: KubeError[] = [];
  const onWatch: Script['onWatch'] = (response, _version, count) => {
    response.write(event('ADDED', pod(count === 1 ? 'one' : 'two', count === 1 ? '11' : '12')));
  };
  const script = { lists: [[]], onWatch };
  const { pods, calls } = await follow(script, undefined, (error) => errors.push(error), undefined, hasty);
  await vi.waitFor(() => expect(namesOf(pods)).toEqual(['one', 'two']), 2000);
  expect(watchesIn(calls).slice(0, 2)).toEqual(['watch 10', 'watch 11']);
  expect(errors[0]?.kind).toBe('timeout');
});

test('bookmarks keep a quiet watch alive', async () => {
  const { calls } = await follow(
    {
      lists: [[]],
      onWatch: (response) => {
        const timer = setInterval(
          () => response.write(event('BOOKMARK', { metadata: { resourceVersion: '20' } })),
          100,
        );
        response.on('close', () => clearInterval(timer));
      },
    },
    undefined,
    undefined,
    undefined,
    hasty,
  );
  await sleep(900);
  expect(watchesIn(calls)).toHaveLength(1);
});

test('everything is listed anew now and then, so that a lost event does not stay lost', async () => {
  const lists = [[pod('one', '1')]];
  const { pods } = await follow(
    {
      lists,
      onWatch: (response) => {
        lists.splice(0, 1, [pod('two', '2')]);
        response.end();
      },
    },
    undefined,
    undefined,
    undefined,
    { ...hasty, resync: 1 },
  );
  await vi.waitFor(() => expect(namesOf(pods)).toEqual(['two']), 2000);
});

/** An API server that takes connections and answers nothing while it is stopped, as a stopped process does. */
async function stoppable() {
  let stopped = false;
  let version = 10;
  const names = ['one'];
  const { client, close } = await serve((_request, url, response) => {
    if (stopped) return;
    if (!url.searchParams.get('watch')) {
      answer(response, {
        metadata: { resourceVersion: String(version) },
        items: names.map((name) => pod(name, '1')),
      });
      return;
    }
    response.writeHead(200);
    response.flushHeaders();
    // What happened since is too old to be told.
    if (Number(url.searchParams.get('resourceVersion')) < version)
      response.end(event('ERROR', { code: 410 }));
  });
  ends.push(close);
  return {
    client,
    stop: () => void (stopped = true),
    goOn(name: string) {
      stopped = false;
      version = 100;
      names.push(name);
    },
  };
}

test('while the server is stopped the silence grows, and afterwards all is known again', async () => {
  const server = await stoppable();
  const errors: KubeError[] = [];
  const onError = (error: KubeError) => void errors.push(error);
  const pods = createReflector<KubeObject>(server.client, resources.pods, { onError, times: hasty });
  ends.push(() => pods.stop());
  pods.start();
  await vi.waitFor(() => expect(namesOf(pods)).toEqual(['one']));
  server.stop();
  await sleep(1200);
  expect(pods.silentFor()).toBeGreaterThan(900);
  expect(pods.synced()).toBe(true);
  expect(errors.length).toBeGreaterThan(1);
  server.goOn('two');
  await vi.waitFor(() => expect(namesOf(pods)).toEqual(['one', 'two']), 2000);
  expect(pods.silentFor()).toBeLessThan(500);
});
