import { EMPTY_CART, reduceCart, type CartEvent, type CartState } from './cart-state.ts';

/** Kept outside the component tree: queued changes must see a state at once, not after the next render. */
export interface CartStore {
  state(): CartState;
  dispatch(event: CartEvent): void;
  /** Returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

export function createCartStore(): CartStore {
  let state = EMPTY_CART;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    dispatch: (event) => {
      state = reduceCart(state, event);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
