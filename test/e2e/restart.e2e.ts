import { instances, startCluster, stopCluster, clusterStatus } from '@souk/embedded';
import { readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, isReady, kubectl, platform, remove, storeBecomes } from './support/platform.ts';

const name = 'lasting';
const options = {
  binDir: platform.binDir,
  forwards: [{ listen: `127.0.0.1:${platform.port}`, nodePort: 30_080 }],
};

/** The store's own key: made at the first boot, so that the same one proves the same database. */
async function publishableKey(): Promise<string> {
  const pod = ['exec', '--namespace', `store-${name}`, 'deployment/store', '--container', 'medusa', '--'];
  const script =
    "fetch('http://127.0.0.1:9000/storefront/config.json').then((r) => r.json()).then((c) => console.log(c.publishableKey))";
  return (await kubectl(...pod, 'node', '-e', script)).trim();
}

async function leftovers() {
  const mounts = (await readFile('/proc/self/mounts', 'utf8'))
    .split('\n')
    .filter((line) => line.includes('/souk/test/'));
  const links = Object.keys(networkInterfaces()).filter((link) => link === instances.test.interface);
  const cgroups = (await readdir('/sys/fs/cgroup/memory').catch(() => [])).filter((group) =>
    group.includes('souk-test'),
  );
  return { mounts, links, cgroups };
}

let key: string;
beforeAll(async () => {
  await api.createStore({ name });
  await storeBecomes(name, isReady);
  key = await publishableKey();
});
afterAll(() => remove(name));

test('a stop leaves no process, mount, interface or cgroup, and a start brings the store back with its data', async () => {
  await stopCluster(instances.test);
  expect(await clusterStatus(instances.test)).toEqual({ running: false });
  expect(await leftovers()).toEqual({ mounts: [], links: [], cgroups: [] });
  await startCluster(instances.test, options);
  await kubectl(
    'wait',
    '--for=condition=Ready',
    'pod',
    '--selector',
    `souk.dev/store=${name}`,
    '--namespace',
    `store-${name}`,
    '--timeout',
    '90s',
  );
  expect(await publishableKey()).toBe(key);
});

test('a cluster whose processes were all killed starts again without help', async () => {
  const status = await clusterStatus(instances.test);
  if (!status.running) throw new Error('the cluster should run');
  process.kill(status.pid, 'SIGKILL');
  await startCluster(instances.test, options);
  await kubectl(
    'wait',
    '--for=condition=Available',
    'deployment/store',
    '--namespace',
    `store-${name}`,
    '--timeout',
    '90s',
  );
  await expect.poll(() => publishableKey().catch(() => ''), { timeout: 60_000, interval: 1000 }).toBe(key);
  await kubectl(
    'rollout',
    'status',
    'deployment/orchestrator',
    '--namespace',
    'souk-system',
    '--timeout',
    '60s',
  );
  await storeBecomes(name, isReady);
});
