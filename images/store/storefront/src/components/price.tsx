/** @jsxImportSource preact */
import type { ShownPrice } from '../catalog/price-range.ts';
import { formatMoney } from '../format/money.ts';

export function Price({ price }: { price: ShownPrice | null }) {
  if (!price) return <span class="price price-none">Not for sale at the moment</span>;
  return (
    <span class="price">
      {price.from && <span class="price-from">From </span>}
      <span class={price.before === null ? undefined : 'price-sale'}>
        {formatMoney(price.amount, price.currency)}
      </span>
      {price.before !== null && (
        <>
          <span class="visually-hidden"> instead of </span>
          <s class="price-before">{formatMoney(price.before, price.currency)}</s>
        </>
      )}
    </span>
  );
}
