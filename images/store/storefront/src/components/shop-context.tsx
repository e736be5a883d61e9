/** @jsxImportSource preact */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Shop } from '../api/shop.ts';

const Context = createContext<Shop | null>(null);
export const ShopProvider = Context.Provider;

export function useShop(): Shop {
  const shop = useContext(Context);
  if (!shop) throw new Error('useShop needs a ShopProvider above it');
  return shop;
}
