/** Where the id of the open cart is kept, so that it is there after a reload and in other tabs. */
export interface CartMemory {
  read(): string | null;
  write(cartId: string | null): void;
  /** Calls back when another tab changed it; returns the way to stop. */
  watch(changed: () => void): () => void;
}

const KEY = 'cart-id';

/** A browser that blocks storage (private windows, policies) gets a cart for as long as the page is open. */
export function browserMemory(): CartMemory {
  let last: string | null = null;
  return {
    read: () => {
      try {
        return localStorage.getItem(KEY);
      } catch {
        return last;
      }
    },
    write: (cartId) => {
      last = cartId;
      try {
        if (cartId === null) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, cartId);
      } catch {
        // Kept in `last`.
      }
    },
    watch: (changed) => {
      const listen = (event: StorageEvent) => {
        if (event.key === KEY || event.key === null) changed();
      };
      addEventListener('storage', listen);
      return () => removeEventListener('storage', listen);
    },
  };
}
