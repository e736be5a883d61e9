import type { Line } from '../api/types.ts';

/** What Medusa's admin calls the variant of a product without options; it says nothing to a shopper. */
const NO_VARIANT = new Set(['default variant', 'default']);

export const productName = (line: Line): string => line.product_title ?? 'Product';

/** Empty where there is nothing to tell apart. */
export const variantName = (line: Line): string =>
  NO_VARIANT.has((line.variant_title ?? '').toLowerCase()) ? '' : (line.variant_title ?? '');

/** For a sentence or a label: `T-Shirt, M`. */
export const lineName = (line: Line): string =>
  [productName(line), variantName(line)].filter((part) => part !== '').join(', ');
