const factors = { '': 1, m: 0.001, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const;
type Suffix = keyof typeof factors;

const pattern = /^(\d+(?:\.\d+)?)(m|Ki|Mi|Gi|Ti)?$/;

function valueOf(quantity: string): number {
  const [, digits = '', suffix = ''] = pattern.exec(quantity) ?? [];
  if (!digits) throw new Error(`"${quantity}" is not a quantity such as 512Mi`);
  return Number(digits) * factors[suffix as Suffix];
}

/** `times` the quantity, plus `extra`: bytes, or CPUs to the thousandth, as a quantity again. */
export function scaleQuantity(quantity: string, times: number, extra = '0'): string {
  const sum = valueOf(quantity) * times + valueOf(extra);
  return String(Math.round(sum * 1000) / 1000);
}

/** Below 0 when `a` is less than `b`, 0 when they are the same, however they are written. Throws what is no quantity. */
export const compareQuantities = (a: string, b: string): number => valueOf(a) - valueOf(b);
