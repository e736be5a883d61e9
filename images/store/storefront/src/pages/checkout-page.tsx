/** @jsxImportSource preact */
import { listCountries } from '../api/catalog.ts';
import { takesManualPayment } from '../api/orders.ts';
import { useCart } from '../cart/cart-context.tsx';
import { linesOf } from '../cart/cart-state.ts';
import { CheckoutForm } from '../checkout/checkout-form.tsx';
import { Failure } from '../components/notices.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { useShop } from '../components/shop-context.tsx';
import { useResource } from '../use-resource.ts';

export function CheckoutPage() {
  const shop = useShop();
  const { state, actions } = useCart();
  const countries = useResource('countries', () => listCountries(shop));
  const payment = useResource('payment', () => takesManualPayment(shop));

  if (state.status === 'failed' && !state.cart) {
    const retry = () => void actions.reload();
    return <Failure title="Your cart did not load" problem={state.problem ?? ''} retry={retry} />;
  }
  if (countries.status === 'failed') {
    return <Failure title="The checkout did not open" problem={countries.problem} retry={countries.retry} />;
  }
  if (payment.status === 'failed') {
    return <Failure title="The checkout did not open" problem={payment.problem} retry={payment.retry} />;
  }
  if (
    countries.status === 'loading' ||
    payment.status === 'loading' ||
    (!state.cart && state.status === 'loading')
  ) {
    return <output class="late muted">Opening the checkout…</output>;
  }
  if (!state.cart || linesOf(state).length === 0) return <NothingToPay />;
  if (!payment.value) return <NoPayment />;
  return <CheckoutForm key={state.cart.id} cart={state.cart} countries={countries.value} />;
}

function NothingToPay() {
  return (
    <section class="empty">
      <PageHeading title="Checkout">Your cart is empty</PageHeading>
      <p>Put something into it, then come back here to order.</p>
      <a class="button" href="/">
        See the products
      </a>
    </section>
  );
}

function NoPayment() {
  return (
    <section class="empty">
      <PageHeading title="Checkout">Orders are not possible yet</PageHeading>
      <p>This shop has not set up a payment method that works here. Your cart is kept.</p>
    </section>
  );
}
