import type { PlatformConfig } from './platform-config.ts';

export type PublicAddress = Pick<PlatformConfig, 'publicUrl' | 'hostSuffixes'>;

/** Where a browser reaches the store. The port is left out when it is the scheme's own. */
export function storeUrl({ publicUrl: { scheme, port }, hostSuffixes }: PublicAddress, name: string): string {
  const usual = scheme === 'https' ? 443 : 80;
  return `${scheme}://${name}.${hostSuffixes[0]}${port === usual ? '' : `:${port}`}`;
}
