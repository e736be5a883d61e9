/** @jsxImportSource preact */
import { useCart } from '../cart/cart-context.tsx';
import { itemCount } from '../cart/cart-state.ts';
import { BagIcon } from './icons.tsx';
import { useShop } from './shop-context.tsx';

export function Header() {
  const { name } = useShop();
  const { state, drawer } = useCart();
  const count = itemCount(state);
  return (
    <header class="header">
      <div class="awning" aria-hidden="true" />
      <div class="header-bar">
        <a class="wordmark" href="/">
          {name}
        </a>
        <button type="button" class="cart-button" aria-haspopup="dialog" onClick={() => drawer.open()}>
          <BagIcon />
          <span class="cart-button-text">Cart</span>
          {count > 0 ? (
            <>
              <span class="cart-count" key={count}>
                {count}
              </span>
              <span class="visually-hidden">{count === 1 ? 'item' : 'items'}</span>
            </>
          ) : (
            <span class="visually-hidden">, empty</span>
          )}
        </button>
      </div>
    </header>
  );
}
