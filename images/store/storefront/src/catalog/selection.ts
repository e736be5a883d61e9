import type { Product, ProductOption, Variant } from '../api/types.ts';
import { isSoldOut } from './stock.ts';
import { inOrder, isSize } from './value-order.ts';

/** The chosen option value (its id) by option id. */
export type Selection = Record<string, string>;

/** Medusa names a variant's values by id; values are of one option each, so their ids are enough to match. */
const has = (variant: Variant, valueId: string) => variant.options?.some(({ id }) => id === valueId) ?? false;

/** Options with one value only are no choice: they are taken, and not shown. The size comes first, else Medusa's order. */
export const choicesOf = (product: Product): ProductOption[] =>
  (product.options ?? [])
    .filter((option) => option.values.length > 1)
    .toSorted((one, other) => Number(isSize(other)) - Number(isSize(one)));

/**
 * What is chosen before the shopper chooses: the first value that can be bought. A size is left open, since one that was
 * taken by mistake comes back as a return.
 */
export function initialSelection(product: Product): Selection {
  const options = product.options ?? [];
  return options.reduce<Selection>((selection, option) => {
    const values = inOrder(option.values);
    if (values.length > 1 && isSize(option)) return selection;
    const buyable = values.find((value) => isValueAvailable(product, selection, option.id, value.id));
    const first = buyable ?? values[0];
    return first ? { ...selection, [option.id]: first.id } : selection;
  }, {});
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
