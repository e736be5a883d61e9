import { join } from 'node:path';
import type { PlatformConfig } from '@souk/contract';
import { execa } from 'execa';
import { vi } from 'vitest';
import { platform } from './platform.ts';

type Offer = PlatformConfig['versions'][number];

const at = ['--namespace', 'souk-system'];
const helm = (...args: string[]) =>
  execa(join(platform.binDir, 'helm'), [...args, ...at], { env: { KUBECONFIG: platform.kubeconfig } });

/** Offers one more version, as an operator does it by the platform's values; answers how to take it back. */
export async function offer(version: string, image: string): Promise<() => Promise<void>> {
  const { stdout } = await helm('get', 'values', 'souk', '--all', '--output', 'json');
  const { versions } = JSON.parse(stdout) as { versions: Offer[] };
  const change = async (offers: Offer[]) => {
    await helm(
      'upgrade',
      'souk',
      'charts/platform',
      '--reuse-values',
      '--set-json',
      `versions=${JSON.stringify(offers)}`,
      '--wait',
      '--timeout',
      '90s',
    );
    await answersAgain();
  };
  await change([...versions, { version, image, default: false }]);
  return () => change(versions);
}

/** The orchestrator was replaced: for a moment the edge still asks the pod that has gone. */
async function answersAgain(): Promise<void> {
  const headers = { authorization: `Bearer ${platform.token}` };
  let inARow = 0;
  const ask = async () => {
    const answer = await fetch(`${platform.url}/api/v1/versions`, { headers }).catch(() => undefined);
    inARow = answer?.ok ? inARow + 1 : 0;
    return inARow >= 5;
  };
  await vi.waitUntil(ask, { timeout: 60_000, interval: 500 });
}
