import { join } from 'node:path';
import type { Store } from '@souk/contract';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeVersions } from '../../images/build/index.ts';
import { askAgentInside, buyInside, ordersInside } from './support/inside-store.ts';
import { offer } from './support/offers.ts';
import { api, isReady, kubectl, platform, remove, storeBecomes } from './support/platform.ts';

const name = 'steady';
const namespace = `store-${name}`;
const at = ['--namespace', namespace];
const [newest, older] = storeVersions;
const missing = '2.99.0';

const isSettled = (store: Store): boolean => isReady(store) && store.operation === null;
const wish = async (change: Parameters<typeof api.patchStore>[1]): Promise<void> =>
  void (await api.patchStore(name, change));

/** What `kubectl describe store` tells of it, by the reason. */
async function told(reason: string): Promise<string> {
  const columns = 'custom-columns=REASON:.reason,ABOUT:.regarding.name,NOTE:.note';
  const lines = await kubectl('get', 'events.events.k8s.io', '--namespace', 'default', '-o', columns);
  const mine = lines
    .split('\n')
    .filter((line) => line.startsWith(`${reason} `) && line.includes(` ${name} `));
  return mine.join('\n');
}

let takeBack: () => Promise<void>;
beforeAll(async () => {
  takeBack = await offer(missing, 'localhost/souk/store:missing');
  await api.createStore({ name, version: older });
  await storeBecomes(name, isSettled);
  await buyInside(namespace);
});
afterAll(async () => {
  await remove(name);
  await takeBack();
});

const image = () =>
  kubectl('get', 'deployment', 'store', ...at, '-o', 'jsonpath={.spec.template.spec.containers[0].image}');

describe('what somebody changes by hand is put back within a minute, and told', () => {
  test(
    'a policy that is deleted, a Deployment and a quota that are edited',
    { timeout: 70_000 },
    async () => {
      const edit = JSON.stringify({ spec: { hard: { pods: '50' } } });
      const before = await image();
      await kubectl('delete', 'networkpolicy', 'store', ...at);
      await kubectl('set', 'image', 'deployment/store', 'medusa=localhost/souk/other:1', ...at);
      await kubectl('patch', 'resourcequota', 'store', ...at, '--type', 'merge', '--patch', edit);
      const within = { timeout: 60_000, interval: 500 };
      await expect.poll(image, within).toBe(before);
      await expect
        .poll(() => kubectl('get', 'networkpolicy', 'store', ...at, '-o', 'name'), within)
        .toBeTruthy();
      const pods = ['get', 'resourcequota', 'store', ...at, '-o', 'jsonpath={.spec.hard.pods}'];
      await expect.poll(() => kubectl(...pods), within).toBe('4');
      await expect.poll(() => told('PutBack'), within).toMatch(/NetworkPolicy store \(missing\)/);
      await storeBecomes(name, isSettled);
    },
  );
});

test('a store sleeps without a pod, and wakes with its orders', async () => {
  await wish({ hibernated: true });
  await storeBecomes(name, ({ phase }) => phase === 'Hibernated');
  expect(await kubectl('get', 'pods', ...at, '-o', 'name')).toBe('');
  await wish({ hibernated: false });
  await storeBecomes(name, isSettled);
  expect(await ordersInside(namespace)).toEqual([1]);
});

test('an upgrade to an image that is nowhere goes back by itself, and the reason is kept', async () => {
  await wish({ version: missing });
  await storeBecomes(name, ({ rejected }) => rejected !== null);
  const store = await storeBecomes(name, isSettled);
  expect(store.rejected).toMatchObject({ version: missing, reason: 'ImageUnavailable' });
  expect(store.failure?.message).toContain('localhost/souk/store:missing');
  expect(await image()).toBe(`localhost/souk/store:${older}`);
  expect(await ordersInside(namespace)).toEqual([1]);
});

test('an upgrade takes a snapshot, migrates and keeps every order', async () => {
  await wish({ version: newest });
  const store = await storeBecomes(
    name,
    (one) => isSettled(one) && one.rejected === null && one.release?.appVersion === newest,
  );
  expect(store.failure).toBeNull();
  expect(await askAgentInside(namespace, '/status')).toMatchObject({ version: newest, state: 'serving' });
  expect(await ordersInside(namespace)).toEqual([1]);
});

test('a version that a person gives to the release by helm becomes the wish', async () => {
  const values = ['--reuse-values', '--set', `image.tag=${older}`, ...at];
  await execa(join(platform.binDir, 'helm'), ['upgrade', name, 'charts/store', ...values], {
    env: { KUBECONFIG: platform.kubeconfig },
  });
  await storeBecomes(
    name,
    (one) => one.version === older && one.release?.appVersion === older && isSettled(one),
  );
  expect(await told('Adopted')).toContain(`version ${older} takes the place of ${newest}`);
  expect(await ordersInside(namespace)).toEqual([1]);
});
