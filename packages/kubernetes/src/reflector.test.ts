import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { KubeObject } from './objects.ts';
import { event, follow, namesOf, pod } from './testing/follow.ts';

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

test('an empty list of metadata, which holds null, is empty', async () => {
  const { pods } = await follow({ lists: [null], onWatch: () => undefined });
  await vi.waitFor(() => expect(pods.synced()).toBe(true));
  expect(pods.list()).toEqual([]);
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
  const lists: (KubeObject[] | null)[] = [[pod('one', '1')]];
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

test('an error inside a watch that is not "too old" is waited out, not hammered', async () => {
  const { calls } = await follow({
    lists: [[]],
    onWatch: (response) => response.end(event('ERROR', { code: 500, message: 'etcd is gone' })),
  });
  await sleep(700);
  expect(calls.filter((call) => call.startsWith('watch')).length).toBeLessThan(5);
  expect(calls.filter((call) => call.startsWith('list'))).toHaveLength(1);
});

test('a server that ends every watch at once is not hammered', async () => {
  const { calls } = await follow({ lists: [[]], onWatch: (response) => response.end() });
  await sleep(700);
  expect(calls.length).toBeLessThan(6);
});

test('an object that changes its group leaves the old one', async () => {
  const groups = (object: KubeObject) => object.metadata.labels?.group ?? '';
  const grouped = (group: string, version: string): KubeObject => ({
    metadata: { name: 'one', resourceVersion: version, labels: { group } },
  });
  const { pods } = await follow(
    {
      lists: [[grouped('a', '1')]],
      onWatch: (response) => response.write(event('MODIFIED', grouped('b', '11'))),
    },
    groups,
  );
  await vi.waitFor(() => expect(pods.group('b')).toHaveLength(1));
  expect(pods.group('a')).toEqual([]);
});

test('what only the API server needs to know is not kept', async () => {
  const managed = { metadata: { ...pod('one', '1').metadata, managedFields: [{ manager: 'kubelet' }] } };
  const { pods } = await follow({ lists: [[managed]], onWatch: () => undefined });
  await vi.waitFor(() => expect(pods.synced()).toBe(true));
  expect(pods.get('a/one')?.metadata).not.toHaveProperty('managedFields');
});

test('a listener that throws does not end the watch', async () => {
  const errors: string[] = [];
  const { pods } = await follow(
    { lists: [[pod('one', '1')]], onWatch: (response) => response.write(event('ADDED', pod('two', '11'))) },
    undefined,
    (error) => errors.push(error.message),
    () => {
      throw new Error('a bug of the listener');
    },
  );
  await vi.waitFor(() => expect(namesOf(pods)).toEqual(['one', 'two']));
  expect(errors).toEqual(['a bug of the listener', 'a bug of the listener']);
});
