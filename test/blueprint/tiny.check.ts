import { afterAll, beforeAll, expect, test } from 'vitest';
import { buyInside, ordersInside } from '../e2e/support/inside-store.ts';
import { api, isReady, kubectl, remove, storeBecomes } from '../e2e/support/platform.ts';

const name = 'tiny-shop';
const at = ['--namespace', `store-${name}`];

beforeAll(async () => {
  await api.createStore({ name, plan: 'tiny' });
  await storeBecomes(name, isReady);
});
afterAll(() => remove(name));

const mebibytes = (quantity: string): number => Number(/^(\d+)Mi$/.exec(quantity)?.[1]);

test('a store of the plan "tiny" may take less than 250 MiB in all, and sells', async () => {
  const path =
    'jsonpath={.items[0].spec.initContainers[*].resources.limits.memory} {.items[0].spec.containers[*].resources.limits.memory}';
  const limits = (await kubectl('get', 'pods', ...at, '-o', path)).split(' ').map(mebibytes);
  expect(limits).toHaveLength(2);
  expect(limits.reduce((sum, limit) => sum + limit, 0)).toBeLessThan(250);
  for (let order = 0; order < 3; order += 1) await buyInside(`store-${name}`);
  expect(await ordersInside(`store-${name}`)).toEqual([1, 2, 3]);
});

test('nothing of it had to be started again', async () => {
  const path =
    'jsonpath={.items[0].status.initContainerStatuses[*].restartCount} {.items[0].status.containerStatuses[*].restartCount}';
  expect(await kubectl('get', 'pods', ...at, '-o', path)).toBe('0 0');
});
