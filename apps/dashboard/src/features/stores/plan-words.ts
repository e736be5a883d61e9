import type { PlanList } from '@souk/contract';
import { bytesOf, formatBytes } from '../../lib/format-bytes.ts';

type Plan = PlanList['items'][number];

/** As elsewhere on the page, and in one line; a quantity that we cannot read stays as it is. */
function size(quantity: string): string {
  const bytes = bytesOf(quantity);
  return bytes === undefined ? quantity : formatBytes(bytes).replace(' ', '\u00a0');
}

/** "For a first shop. 700 MiB memory, 1 GiB disk." */
export const planWords = ({ description, memory, storage }: Plan): string =>
  `${description.replace(/\.?$/, '.')} ${size(memory)} memory, ${size(storage)} disk.`;
