import { join } from 'node:path';
import { storeVersions } from '../../images/build/index.ts';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { askAgentInside, buyInside, ordersInside } from './support/inside-store.ts';
import { kubectl, platform } from './support/platform.ts';

const [newest, older] = storeVersions;
const namespace = 'store-by-hand';
const at = ['-n', namespace];

const helm = (...args: string[]) =>
  execa(join(platform.binDir, 'helm'), [...args, ...at], { env: { KUBECONFIG: platform.kubeconfig } });

const chart = (version: string): string[] => [
  'charts/store',
  '-f',
  'charts/store/values-local.yaml',
  '--set',
  `image.tag=${version}`,
];

const rolledOut = (): Promise<string> =>
  kubectl('rollout', 'status', 'deployment/store', ...at, '--timeout', '180s');

test(
  'a release is upgraded by another image tag and rolled back, and no order is lost',
  { timeout: 300_000 },
  async () => {
    await helm('install', 'by-hand', ...chart(older), '--create-namespace');
    await rolledOut();
    await buyInside(namespace);

    await helm('upgrade', 'by-hand', ...chart(newest));
    await rolledOut();
    expect(await askAgentInside(namespace, '/status')).toMatchObject({ version: newest, state: 'serving' });
    expect(await askAgentInside(namespace, '/snapshots')).toEqual({
      items: [expect.objectContaining({ version: older, reason: 'upgrade', place: 'volume' })],
    });
    expect(await ordersInside(namespace)).toEqual([1]);
    await buyInside(namespace);

    await helm('rollback', 'by-hand', '1');
    await rolledOut();
    expect(await askAgentInside(namespace, '/status')).toMatchObject({ version: older, state: 'serving' });
    await buyInside(namespace);
    expect(await ordersInside(namespace)).toEqual([1, 2, 3]);

    await helm('uninstall', 'by-hand');
    await kubectl('delete', 'namespace', namespace, '--timeout', '60s');
  },
);
