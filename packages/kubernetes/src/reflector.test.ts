import type { ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import type { KubeObject } from './objects.ts';
import { createReflector, type Reflector } from './reflector.ts';
import { resources } from './resource.ts';
import { answer, serve } from './testing/api-server.ts';

const pod = (name: string, resourceVersion: string): KubeObject => ({
  metadata: { name, namespace: 'a', resourceVersion },
});
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

type Script = {
  lists: KubeObject[][];
  onWatch: (response: ServerResponse, version: string | null, count: number) => void;
};

async function follow({ lists, onWatch }: Script): Promise<{ pods: Reflector<KubeObject>; calls: string[] }> {
  const calls: string[] = [];
  let watches = 0;
  const { client, close } = await serve((_request, url, response) => {
    if (url.searchParams.get('watch')) {
      calls.push(`watch ${url.searchParams.get('resourceVersion')}`);
      response.writeHead(200);
      onWatch(response, url.searchParams.get('resourceVersion'), ++watches);
      return;
    }
    calls.push(`list ${url.searchParams.get('continue') ?? ''}`.trim());
    const items = lists.shift() ?? [];
    answer(response, {
      metadata: { resourceVersion: '10', ...(lists.length > 0 ? { continue: 'more' } : {}) },
      items,
    });
  });
  const pods = createReflector<KubeObject>(client, resources.pods);
  ends.push(() => pods.stop(), close);
  pods.start();
  return { pods, calls };
}

const event = (type: string, object: unknown) => `${JSON.stringify({ type, object })}\n`;
const namesOf = (pods: Reflector<KubeObject>) =>
  pods
    .list()
    .map(({ metadata }) => metadata.name)
    .toSorted();

test('lists page by page, then follows changes', async () => {
  const { pods, calls } = await follow({
    lists: [[pod('one', '1')], [pod('two', '2')]],
    onWatch: (response) => {
      response.write(event('ADDED', pod('three', '11')));
      response.write(event('DELETED', pod('one', '12')));
    },
  });
  expect(pods.synced()).toBe(false);
  await vi.waitFor(() => expect(namesOf(pods)).toEqual(['three', 'two']));
  expect(pods.synced()).toBe(true);
  expect(pods.group('a')).toHaveLength(2);
  expect(calls.slice(0, 3)).toEqual(['list', 'list more', 'watch 10']);
});

test('goes on from the last version when a watch ends', async () => {
  const { pods, calls } = await follow({
    lists: [[]],
    onWatch: (response, _version, count) => {
      if (count > 1) return;
      response.write(event('ADDED', pod('one', '11')));
      response.end(event('BOOKMARK', { metadata: { resourceVersion: '20' } }));
    },
  });
  await vi.waitFor(() => expect(calls).toContain('watch 20'));
  expect(namesOf(pods)).toEqual(['one']);
});

test('lists anew when its version is too old, and tells what went meanwhile', async () => {
  const gone: string[] = [];
  const lists = [[pod('one', '1')]];
  const { pods } = await follow({
    lists,
    onWatch: (response, _version, count) => {
      if (count > 1) return;
      lists.push([pod('two', '30')]);
      response.end(event('ERROR', { code: 410 }));
    },
  });
  pods.onChange(({ type, object }) => type === 'deleted' && gone.push(object.metadata.name));
  await vi.waitFor(() => expect(namesOf(pods)).toEqual(['two']));
  expect(gone).toEqual(['one']);
});

test('comes back after a connection that broke', async () => {
  const { calls } = await follow({
    lists: [[]],
    onWatch: (response, _version, count) => {
      if (count === 1) response.destroy();
    },
  });
  await vi.waitFor(() => expect(calls.filter((call) => call.startsWith('watch'))).toHaveLength(2), 3000);
});
