const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** "412 MiB", "1.2 GiB": binary units, as Kubernetes writes plans. A digit after the point only below ten. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1023.5 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toFixed(unit > 0 && value < 9.95 ? 1 : 0))} ${units[unit]}`;
}

/** "0.04 cores": hundredths, because a shop at rest takes few of them. */
export const formatCores = (cores: number): string => `${cores.toFixed(cores < 10 ? 2 : 0)} cores`;

const factors: Record<string, number> = { '': 1, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4 };

/** Bytes of a Kubernetes quantity such as `700Mi`; undefined for what is none. */
export function bytesOf(quantity: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti)?$/.exec(quantity) ?? [];
  const factor = factors[unit];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
