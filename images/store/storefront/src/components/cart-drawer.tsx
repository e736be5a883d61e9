/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import { useCart } from '../cart/cart-context.tsx';
import { isSettling, itemCount, linesOf } from '../cart/cart-state.ts';
import { countOf } from '../format/count.ts';
import { lineName } from '../format/line-name.ts';
import { CartLine } from './cart-line.tsx';
import { CloseIcon } from './icons.tsx';
import { Problem } from './notices.tsx';
import { SummaryTotals } from './summary.tsx';

/** A native modal dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function CartDrawer() {
  const { drawer } = useCart();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (drawer.isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [drawer.isOpen]);

  const onClick = (event: MouseEvent) => {
    const { target } = event;
    const isLink = target instanceof Element && target.closest('a') !== null;
    // Closed before the router sees the click, so that the next page can take the focus.
    if (isLink) dialog.current?.close();
    if (isLink || target === dialog.current) drawer.close();
  };
  return (
    // The dialog itself is hit only on its backdrop; the keyboard has Escape.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog ref={dialog} class="drawer" aria-labelledby="cart-title" onClick={onClick} onClose={drawer.close}>
      {drawer.isOpen && <DrawerContent />}
    </dialog>
  );
}

function DrawerContent() {
  const { state, drawer } = useCart();
  const count = itemCount(state);
  return (
    <div class="drawer-content">
      <div class="drawer-head">
        <h2 id="cart-title" tabIndex={-1}>
          Cart <span class="muted">{count > 0 && countOf(count, 'item')}</span>
        </h2>
        <button type="button" class="icon-button" aria-label="Close cart" onClick={drawer.close}>
          <CloseIcon />
        </button>
      </div>
      <output class={drawer.message ? 'drawer-message' : 'visually-hidden'}>{drawer.message}</output>
      {count > 0 ? <FilledCart /> : <EmptyCart />}
    </div>
  );
}

function EmptyCart() {
  const { state, actions } = useCart();
  if (state.status === 'failed') {
    return (
      <div class="drawer-empty" role="alert">
        <p>{state.problem}</p>
        <button type="button" class="button" onClick={() => void actions.reload()}>
          Try again
        </button>
      </div>
    );
  }
  if (state.status === 'loading') return <p class="drawer-empty muted">Looking into your cart…</p>;
  return (
    <div class="drawer-empty">
      <p>Your cart is empty.</p>
      <a class="button" href="/">
        See the products
      </a>
    </div>
  );
}

function FilledCart() {
  const { state, actions, drawer } = useCart();
  const { cart } = state;
  if (!cart) return null;
  return (
    <>
      <ul class="cart-lines">
        {linesOf(state).map((line) => (
          <CartLine
            key={line.id}
            line={line}
            currency={cart.currency_code}
            onRemove={() => {
              void actions.setQuantity(line.id, 0);
              drawer.say(`${lineName(line)} removed.`);
              document.getElementById('cart-title')?.focus();
            }}
          />
        ))}
      </ul>
      <div class="drawer-foot">
        <Problem>{state.problem}</Problem>
        <SummaryTotals
          totals={cart}
          shippingKnown={cart.shipping_methods.length > 0}
          busy={isSettling(state)}
        />
        <a class="button button-primary" href="/checkout">
          Checkout
        </a>
      </div>
    </>
  );
}
