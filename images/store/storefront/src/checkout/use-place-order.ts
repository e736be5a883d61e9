import { useLocation } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import type { Cart } from '../api/types.ts';
import { useCart } from '../cart/cart-context.tsx';
import { useShop } from '../components/shop-context.tsx';
import { formatMoney } from '../format/money.ts';
import { useSingleFlight } from '../use-single-flight.ts';
import { placeOrder, type Outcome } from './place-order.ts';
import type { AddressFormState } from './use-address-form.ts';

/** `blocked` says in words why an order cannot be placed this moment; null when it can. */
export function usePlaceOrder(cart: Cart, address: AddressFormState, blocked: string | null) {
  const shop = useShop();
  const { actions } = useCart();
  const { route } = useLocation();
  const { running: placing, run } = useSingleFlight();
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState(false);

  const take: { [Kind in Outcome['kind']]: (outcome: Extract<Outcome, { kind: Kind }>) => Promise<void> } = {
    placed: async ({ order }) => {
      route(`/orders/${order.id}`, true);
      actions.finish();
    },
    changed: async ({ cart: changed }) => {
      await actions.change(() => Promise.resolve(changed));
      const total = formatMoney(changed.total, changed.currency_code);
      setProblem(`The total for this delivery is now ${total}. Please check it and place the order again.`);
    },
    refused: async ({ problem }) => {
      setProblem(problem);
      await actions.reload();
    },
  };

  const submit = async () => {
    const outcome = await placeOrder(shop, cart.id, address.form, cart.total);
    await (take[outcome.kind] as (outcome: Outcome) => Promise<void>)(outcome);
  };

  const place = async () => {
    if (placing) return;
    setProblem(null);
    if (!address.check()) return;
    setTried(blocked !== null);
    if (blocked === null) await run(submit);
  };

  // Goes away by itself when the reason does.
  return { place, placing, problem: tried && blocked !== null ? blocked : problem };
}
