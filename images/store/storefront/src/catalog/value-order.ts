import type { OptionValue, ProductOption } from '../api/types.ts';

/** Medusa has no order for values whose merchant gave none; people expect sizes from small to large. */
const SIZES = ['XXXS', 'XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', '2XL', 'XXXL', '3XL', '4XL', '5XL'];

const sizeOf = ({ value }: OptionValue) => SIZES.indexOf(value.trim().toUpperCase());
const numberOf = ({ value }: OptionValue) => Number.parseFloat(value.replace(',', '.'));

type Measure = (value: OptionValue) => number;
const MEASURES: [Measure, (measured: number) => boolean][] = [
  [(value) => value.rank ?? Number.NaN, Number.isFinite],
  [sizeOf, (index) => index >= 0],
  [numberOf, Number.isFinite],
];

/** By the merchant's rank, else as sizes, else as numbers; anything else stays as it came. */
export function inOrder(values: OptionValue[]): OptionValue[] {
  const found = MEASURES.find(([measure, fits]) => values.every((value) => fits(measure(value))));
  if (!found) return values;
  const [measure] = found;
  return values.toSorted((one, other) => measure(one) - measure(other));
}

/** Whether an option is about what fits a person, who alone can know it. */
export const isSize = (option: ProductOption): boolean =>
  /size/i.test(option.title) || option.values.every((value) => sizeOf(value) >= 0);
