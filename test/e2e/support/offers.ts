import { join } from 'node:path';
import type { PlatformConfig } from '@souk/contract';
import { execa } from 'execa';
import { platform } from './platform.ts';

type Offer = PlatformConfig['versions'][number];

const at = ['--namespace', 'souk-system'];
const helm = (...args: string[]) =>
  execa(join(platform.binDir, 'helm'), [...args, ...at], { env: { KUBECONFIG: platform.kubeconfig } });

/** Offers one more version, as an operator does it by the platform's values; answers how to take it back. */
export async function offer(version: string, image: string): Promise<() => Promise<void>> {
  const { stdout } = await helm('get', 'values', 'souk', '--all', '--output', 'json');
  const { versions } = JSON.parse(stdout) as { versions: Offer[] };
  const change = (offers: Offer[]) =>
    helm(
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
  await change([...versions, { version, image, default: false }]);
  return async () => void (await change(versions));
}
