import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { storeVersion } from '../../images/build/index.ts';
import { orderIdsInside } from './support/inside-store.ts';
import { kubectl, platform } from './support/platform.ts';
import { shopperProgram } from './support/shopper-program.ts';

const namespace = 'store-forced';
const at = ['-n', namespace];
const rounds = 20;

const helm = (...args: string[]) =>
  execa(join(platform.binDir, 'helm'), [...args, ...at], { env: { KUBECONFIG: platform.kubeconfig } });

test(
  'twenty forced deletions under load: no order is lost, no page is torn',
  { timeout: 1_800_000 },
  async () => {
    const values = ['-f', 'charts/store/values-local.yaml', '--set', `image.tag=${storeVersion}`];
    await helm('install', 'forced', 'charts/store', ...values, '--create-namespace');
    await rolledOut();
    await startShoppers();
    for (let round = 0; round < rounds; round++) {
      // Every third one meets a start, the others an order: each time somewhere else in it.
      if (round % 3 !== 0) await moreOrders();
      await sleep(170 * (round % 7));
      await deleteByForce('-l', 'app.kubernetes.io/name=store');
    }
    await moreOrders();
    const confirmed = await confirmedOrders();
    await deleteByForce('shoppers');
    expect(confirmed.length).toBeGreaterThan(rounds / 2);
    expect(await orderIdsInside(namespace)).toEqual(expect.arrayContaining(confirmed));
    await checkEveryPage();
    console.log(`${confirmed.length} orders over ${rounds} forced deletions`);
    await helm('uninstall', 'forced');
    await kubectl('delete', 'namespace', namespace, '--timeout', '60s');
  },
);

const deleteByForce = (...pods: string[]): Promise<string> =>
  kubectl('delete', 'pod', ...pods, ...at, '--force', '--grace-period=0');

const rolledOut = (): Promise<string> =>
  kubectl('rollout', 'status', 'deployment/store', ...at, '--timeout', '120s');

/** Beside the store, with the label that its NetworkPolicy lets in. */
async function startShoppers(): Promise<void> {
  const container = {
    name: 'shoppers',
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const spec = {
    terminationGracePeriodSeconds: 0,
    securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container],
  };
  const run = [
    'run',
    'shoppers',
    `--image=localhost/souk/store:${storeVersion}`,
    '--labels=souk.dev/test=true',
  ];
  const overrides = ['--override-type=strategic', `--overrides=${JSON.stringify({ spec })}`];
  const program = ['--command', '--', 'node', '--input-type=module', '--eval', shopperProgram];
  await kubectl(...run, ...at, '--image-pull-policy=Never', ...overrides, ...program);
  await kubectl('wait', 'pod', 'shoppers', ...at, '--for=condition=Ready', '--timeout=60s');
}

async function moreOrders(): Promise<void> {
  const before = (await confirmedOrders()).length;
  await expect.poll(confirmedOrders, { timeout: 120_000, interval: 300 }).not.toHaveLength(before);
}

async function confirmedOrders(): Promise<string[]> {
  return (await kubectl('logs', 'shoppers', ...at)).split('\n').filter((line) => line.startsWith('order_'));
}

/** Heap and indexes; ends with another code than 0 when anything is wrong. */
async function checkEveryPage(): Promise<void> {
  const inside = ['exec', 'deployment/store', ...at, '-c', 'postgres', '--'];
  const check = [
    'pg_amcheck',
    '--host=/run/souk',
    '--username=medusa',
    '--install-missing',
    '--heapallindexed',
  ];
  const report = await kubectl(...inside, ...check, '--verbose', 'medusa');
  expect(report).not.toMatch(/corrupt|ERROR/i);
}
