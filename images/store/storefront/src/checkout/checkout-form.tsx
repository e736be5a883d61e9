/** @jsxImportSource preact */
import type { Cart, Country } from '../api/types.ts';
import { useCart } from '../cart/cart-context.tsx';
import { isSettling, linesOf } from '../cart/cart-state.ts';
import { Problem } from '../components/notices.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { SummaryLines, SummaryTotals } from '../components/summary.tsx';
import { AddressFields } from './address-fields.tsx';
import { ShippingChoice } from './shipping-choice.tsx';
import { useAddressForm } from './use-address-form.ts';
import { usePlaceOrder } from './use-place-order.ts';
import { useShipping, type Shipping } from './use-shipping.ts';

interface Props {
  cart: Cart;
  countries: Country[];
}

const WORKING = 'One moment, the prices are still being worked out.';

/** Without a way to deliver there is nothing to order, even if the cart still has a method from another country. */
function blockedBy({ status, options }: Shipping): string | null {
  if (status === 'failed') return 'The ways to deliver did not load. Please try again at “Shipping”.';
  return options.length === 0 ? 'The shop does not deliver to this country at the moment.' : null;
}

/** Everything on one page: who, where to, how, and what it costs. */
export function CheckoutForm({ cart, countries }: Props) {
  const { state } = useCart();
  const address = useAddressForm(cart, countries);
  const shipping = useShipping(cart, address.form.country);
  const busy = shipping.status === 'loading' || isSettling(state);
  const blocked = busy ? WORKING : blockedBy(shipping);
  const order = usePlaceOrder(cart, address, blocked);

  return (
    <>
      <PageHeading title="Checkout">Checkout</PageHeading>
      <form
        class="checkout"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void order.place();
        }}
      >
        <div class="checkout-steps">
          <AddressFields address={address} countries={countries} />
          <ShippingChoice shipping={shipping} currency={cart.currency_code} />
          <section class="step" aria-labelledby="payment-title">
            <h2 id="payment-title">Payment</h2>
            <div class="choice choice-only">
              <span class="choice-name">
                By arrangement
                <span class="muted">
                  Nothing is charged now. The shop agrees the payment with you by email.
                </span>
              </span>
            </div>
          </section>
        </div>
        <aside class="panel checkout-summary" aria-labelledby="summary-title">
          <h2 id="summary-title">Your order</h2>
          <SummaryLines lines={linesOf(state)} currency={cart.currency_code} />
          <SummaryTotals totals={cart} shippingKnown={cart.shipping_methods.length > 0} busy={busy} />
          <Problem>{order.problem}</Problem>
          <button
            type="submit"
            class="button button-primary"
            aria-busy={order.placing}
            aria-disabled={order.placing || blocked !== null}
          >
            {order.placing ? 'Placing your order…' : 'Place order'}
          </button>
        </aside>
      </form>
    </>
  );
}
