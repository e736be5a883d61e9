import type { Product, ProductOption, Variant } from '../api/types.ts';
import { isSoldOut } from './stock.ts';

/** The chosen option value (its id) by option id. */
export type Selection = Record<string, string>;

/** Medusa names a variant's values by id; values are of one option each, so their ids are enough to match. */
const has = (variant: Variant, valueId: string) => variant.options?.some(({ id }) => id === valueId) ?? false;

/** Options with one value only are no choice: they are taken, and not shown. */
export const choicesOf = (product: Product): ProductOption[] =>
  (product.options ?? []).filter((option) => option.values.length > 1);

export function initialSelection(product: Product): Selection {
  const single = (product.options ?? []).filter((option) => option.values.length === 1);
  return Object.fromEntries(single.flatMap(({ id, values }) => values.map((value) => [id, value.id])));
}

/** The variant that has all chosen values, once every option is chosen. */
export function variantFor(product: Product, selection: Selection): Variant | null {
  const variants = product.variants ?? [];
  const options = product.options ?? [];
  if (options.length === 0) return variants[0] ?? null;
  const chosen = options.map((option) => selection[option.id]);
  return variants.find((variant) => chosen.every((id) => id !== undefined && has(variant, id))) ?? null;
}

/** The first option, in the page's order, that still waits for a choice. */
export const missingChoice = (product: Product, selection: Selection): ProductOption | null =>
  choicesOf(product).find((option) => selection[option.id] === undefined) ?? null;

/** Whether a value can be bought together with what is chosen in the other options. */
export function isValueAvailable(
  product: Product,
  selection: Selection,
  optionId: string,
  valueId: string,
): boolean {
  const others = Object.entries(selection).filter(([id]) => id !== optionId);
  return (product.variants ?? []).some(
    (variant) =>
      has(variant, valueId) && others.every(([, chosen]) => has(variant, chosen)) && !isSoldOut(variant),
  );
}
