import { useState } from 'preact/hooks';
import { problemOf, wordsFor } from '../api/problem.ts';
import type { Product } from '../api/types.ts';
import { useCart } from '../cart/cart-context.tsx';
import { useSingleFlight } from '../use-single-flight.ts';
import { missingChoice, variantFor, type Selection } from './selection.ts';

const focusOption = (optionId: string) =>
  document.querySelector<HTMLInputElement>(`#option-${CSS.escape(optionId)} input`)?.focus();

export function useAddToCart(
  product: Product,
  selection: Selection,
  quantity: number,
  onAdded: (name: string) => void,
) {
  const { actions } = useCart();
  const { running: adding, run } = useSingleFlight();
  const [problem, setProblem] = useState<string | null>(null);

  const put = async (variantId: string) => {
    setProblem(null);
    try {
      await actions.add({ variant_id: variantId, quantity });
      onAdded(product.title);
    } catch (error) {
      setProblem(explain(error));
    }
  };

  const add = async () => {
    const missing = missingChoice(product, selection);
    if (missing) {
      setProblem(`Please choose: ${missing.title}.`);
      focusOption(missing.id);
      return;
    }
    const variant = variantFor(product, selection);
    if (variant) await run(() => put(variant.id));
    else setProblem('This combination is not available. Please choose another one.');
  };

  return { add, adding, problem, clear: () => setProblem(null) };
}

const explain = (error: unknown): string =>
  problemOf(error) === 'stock'
    ? 'There are not that many left in stock, counting what is in your cart already.'
    : wordsFor(error);
