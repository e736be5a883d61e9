/** @jsxImportSource preact */
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { useShop } from '../components/shop-context.tsx';
import { createCartActions, type CartActions } from './cart-actions.ts';
import { browserMemory } from './cart-memory.ts';
import { createCartSession } from './cart-session.ts';
import type { CartState } from './cart-state.ts';
import { createCartStore } from './cart-store.ts';
import { useDrawer, type Drawer } from './use-drawer.ts';

interface CartContext {
  state: CartState;
  actions: CartActions;
  drawer: Drawer;
}
const Context = createContext<CartContext | null>(null);

export function useCart(): CartContext {
  const value = useContext(Context);
  if (!value) throw new Error('useCart needs a CartProvider above it');
  return value;
}

export function CartProvider({ children }: { children: ComponentChildren }) {
  const shop = useShop();
  const { store, memory, actions } = useMemo(() => {
    const store = createCartStore();
    const memory = browserMemory();
    return { store, memory, actions: createCartActions(shop, createCartSession(shop, memory), store) };
  }, [shop]);
  const [state, setState] = useState(store.state);

  useEffect(() => store.subscribe(() => setState(store.state())), [store]);
  useEffect(() => {
    void actions.reload();
    return memory.watch(() => void actions.reload());
  }, [actions, memory]);

  const drawer = useDrawer();
  const value = useMemo(() => ({ state, actions, drawer }), [state, actions, drawer]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
