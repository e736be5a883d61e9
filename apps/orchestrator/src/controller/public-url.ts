import type { PlatformConfig } from '@souk/contract';

const schemePorts = { http: 80, https: 443 } as const;

/** Address of a store for browsers: the first suffix, and the port unless it is the scheme's own. */
export function publicUrlOf(
  { publicUrl, hostSuffixes }: Pick<PlatformConfig, 'publicUrl' | 'hostSuffixes'>,
  name: string,
): string {
  const { scheme, port } = publicUrl;
  return `${scheme}://${name}.${hostSuffixes[0]}${port === schemePorts[scheme] ? '' : `:${port}`}`;
}
