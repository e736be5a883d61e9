/** @jsxImportSource preact */
import { useShop } from './shop-context.tsx';

export function Footer() {
  const { name, currency } = useShop();
  return (
    <footer class="footer">
      <span>{name}</span>
      <span>Prices in {currency.toUpperCase()}</span>
    </footer>
  );
}
