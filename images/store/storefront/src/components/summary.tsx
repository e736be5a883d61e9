/** @jsxImportSource preact */
import { countOf } from '../format/count.ts';
import type { Line, Totals } from '../api/types.ts';
import { productName, variantName } from '../format/line-name.ts';
import { formatMoney } from '../format/money.ts';
import { summarize } from '../format/summary-rows.ts';
import { ProductImage } from './product-image.tsx';

export function SummaryLines({ lines, currency }: { lines: Line[]; currency: string }) {
  return (
    <ul class="summary-lines">
      {lines.map((line) => (
        <li key={line.id} class="summary-line">
          <span class="summary-picture">
            <ProductImage url={line.thumbnail} alt="" />
          </span>
          <span class="summary-name">
            {productName(line)}
            <span class="muted">
              {[variantName(line), countOf(line.quantity, 'piece')].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span class="amount">{formatMoney(line.unit_price * line.quantity, currency)}</span>
        </li>
      ))}
    </ul>
  );
}

interface TotalsProps {
  totals: Totals & { items: Line[] };
  /** Until a shipping method is chosen its cost is unknown, not zero. */
  shippingKnown: boolean;
  /** Amounts are being worked out anew. */
  busy?: boolean;
}

export function SummaryTotals({ totals, shippingKnown, busy = false }: TotalsProps) {
  const { rows, total, includedTax } = summarize(totals);
  const money = (amount: number) => formatMoney(amount, totals.currency_code);
  return (
    <dl class="totals" aria-busy={busy}>
      {rows.map(({ name, amount }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="amount">
            {name === 'Shipping' && !shippingKnown ? 'At checkout' : shown(name, amount, money)}
          </dd>
        </div>
      ))}
      <div class="total">
        <dt>Total</dt>
        <dd class="amount">{money(total)}</dd>
      </div>
      {includedTax !== null && (
        <div class="included">
          <dt>Tax included</dt>
          <dd class="amount">{money(includedTax)}</dd>
        </div>
      )}
    </dl>
  );
}

const shown = (name: string, amount: number, money: (amount: number) => string) =>
  name === 'Shipping' && amount === 0 ? 'Free' : money(amount);
