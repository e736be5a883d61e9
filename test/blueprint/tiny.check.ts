import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, isReady, kubectl, platform, remove, storeBecomes } from '../e2e/support/platform.ts';

const name = 'tiny-shop';
const at = ['--namespace', `store-${name}`];
const pod = ['--selector', 'app.kubernetes.io/name=store'];

beforeAll(async () => {
  await api.createStore({ name, plan: 'tiny' });
  await storeBecomes(name, isReady);
});
afterAll(() => remove(name));

const mebibyte = 1 << 20;

/** From a pod of its own: in the store's, another Node would not fit. */
async function buy(): Promise<string> {
  const args = ['test', name, ...at, '--logs', '--timeout', '90s'];
  const env = { KUBECONFIG: platform.kubeconfig };
  return (await execa(join(platform.binDir, 'helm'), args, { env })).stdout;
}

test('a store of the plan "tiny" sells, and takes less than 250 MiB in all', async () => {
  for (let order = 1; order <= 3; order += 1) {
    expect(await buy()).toContain(`bought: order #${order}`);
    const { memoryBytes } = await api.getUsage(name);
    console.log(`${Math.round(memoryBytes / mebibyte)} MiB after order ${order}`);
    expect(memoryBytes / mebibyte).toBeLessThan(250);
  }
});

test('nothing of it had to be started again', async () => {
  const count = 'restartCount}';
  const path = `jsonpath={.items[0].status.initContainerStatuses[*].${count} {.items[0].status.containerStatuses[*].${count}`;
  expect(await kubectl('get', 'pods', ...at, ...pod, '-o', path)).toBe('0 0');
});
