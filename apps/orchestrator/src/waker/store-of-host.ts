/**
 * Name of the store that a Host header speaks of, or undefined: one label before a suffix of the platform, in any case,
 * with or without a port. Whether there is such a store is another question.
 */
export function storeOfHost(host: string, suffixes: readonly string[]): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  for (const suffix of suffixes) {
    if (!name.endsWith(`.${suffix}`)) continue;
    const label = name.slice(0, -suffix.length - 1);
    if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(label)) return label;
  }
  return undefined;
}
