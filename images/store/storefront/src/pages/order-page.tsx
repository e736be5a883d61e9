/** @jsxImportSource preact */
import { useRoute } from 'preact-iso/router';
import { getOrder } from '../api/orders.ts';
import { problemOf } from '../api/problem.ts';
import type { Order } from '../api/types.ts';
import { CheckIcon } from '../components/icons.tsx';
import { Failure } from '../components/notices.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { useShop } from '../components/shop-context.tsx';
import { SummaryLines, SummaryTotals } from '../components/summary.tsx';
import { useResource } from '../use-resource.ts';
import { NotFoundPage } from './not-found-page.tsx';

export function OrderPage() {
  const shop = useShop();
  const id = useRoute().params['id'] ?? '';
  const order = useResource<Order | null>(`order:${id}`, () =>
    getOrder(shop, id).catch((error: unknown) => {
      if (problemOf(error) === 'gone') return null;
      throw error;
    }),
  );
  if (order.status === 'loading') {
    return <output class="late muted">Fetching your order…</output>;
  }
  if (order.status === 'failed') {
    return <Failure title="Your order did not load" problem={order.problem} retry={order.retry} />;
  }
  return order.value ? <Confirmation order={order.value} /> : <NotFoundPage what="order" />;
}

function Confirmation({ order }: { order: Order }) {
  const shipping = order.shipping_methods.at(0)?.name;
  return (
    <article class="confirmation">
      <span class="confirmation-mark">
        <CheckIcon />
      </span>
      <PageHeading title={`Order #${order.display_id}`}>Thank you for your order</PageHeading>
      <p class="confirmation-lead">
        Your order number is <strong data-testid="order-number">#{order.display_id}</strong>.
        {order.email && (
          <>
            {' '}
            The shop will write to <strong>{order.email}</strong>.
          </>
        )}
      </p>
      <section class="panel" aria-labelledby="order-content">
        <h2 id="order-content">What you ordered</h2>
        <SummaryLines lines={order.items} currency={order.currency_code} />
        <SummaryTotals totals={order} shippingKnown />
        {shipping && <p class="muted">Shipping by {shipping}. Payment by arrangement with the shop.</p>}
      </section>
      <a class="button" href="/">
        Continue shopping
      </a>
    </article>
  );
}
