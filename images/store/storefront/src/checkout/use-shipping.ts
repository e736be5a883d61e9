import { useCallback, useEffect, useState } from 'preact/hooks';
import { setShippingMethod } from '../api/carts.ts';
import { wordsFor } from '../api/problem.ts';
import type { Cart, ShippingOption } from '../api/types.ts';
import { useCart } from '../cart/cart-context.tsx';
import { useShop } from '../components/shop-context.tsx';
import { chosenOption, deliverTo } from './choose-shipping.ts';

export interface Shipping {
  status: 'loading' | 'ready' | 'failed';
  options: ShippingOption[];
  chosen: string | null;
  problem: string | null;
  choose: (optionId: string) => void;
  retry: () => void;
}

/** Keeps the cart's shipping method and the options in step with the country and with what is in the cart. */
export function useShipping(cart: Cart, country: string): Shipping {
  const shop = useShop();
  const { actions } = useCart();
  const [options, setOptions] = useState<ShippingOption[]>([]);
  const [status, setStatus] = useState<Shipping['status']>('loading');
  const [problem, setProblem] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const content = cart.items.map((line) => `${line.id}x${line.quantity}`).join();

  const run = useCallback(
    async (task: (cart: Cart) => Promise<Cart>, isCurrent: () => boolean) => {
      setStatus('loading');
      setProblem(null);
      try {
        await actions.change(task);
        if (isCurrent()) setStatus('ready');
      } catch (error) {
        if (!isCurrent()) return;
        setProblem(wordsFor(error));
        setStatus('failed');
      }
    },
    [actions],
  );

  useEffect(() => {
    let current = true;
    const task = async (latest: Cart) => {
      const delivery = await deliverTo(shop, latest, country);
      if (current) setOptions(delivery.options);
      return delivery.cart;
    };
    void run(task, () => current);
    return () => {
      current = false;
    };
  }, [shop, run, country, content, attempt]);

  const choose = (optionId: string) => {
    setWanted(optionId);
    void run(
      (latest) => setShippingMethod(shop, latest.id, optionId),
      () => true,
    ).then(() => setWanted(null));
  };
  const retry = () => setAttempt((count) => count + 1);
  return { status, options, chosen: wanted ?? chosenOption(cart), problem, choose, retry };
}
