/** @jsxImportSource preact */
import type { Line } from '../api/types.ts';
import { useCart } from '../cart/cart-context.tsx';
import { lineName, productName, variantName } from '../format/line-name.ts';
import { formatMoney } from '../format/money.ts';
import { ProductImage } from './product-image.tsx';
import { Quantity } from './quantity.tsx';

/** Medusa knows the stock and says so; this only keeps typing mistakes away. */
const MOST = 99;

export function CartLine({
  line,
  currency,
  onRemove,
}: {
  line: Line;
  currency: string;
  onRemove: () => void;
}) {
  const { actions } = useCart();
  const name = lineName(line);
  const variant = variantName(line);
  return (
    <li class="cart-line">
      <span class="cart-line-picture">
        <ProductImage url={line.thumbnail} alt="" />
      </span>
      <div class="cart-line-name">
        {line.product_handle ? (
          <a href={`/products/${encodeURIComponent(line.product_handle)}`}>{productName(line)}</a>
        ) : (
          productName(line)
        )}
        {variant && <span class="muted">{variant}</span>}
      </div>
      <span class="amount">{formatMoney(line.unit_price * line.quantity, currency)}</span>
      <div class="cart-line-controls">
        <Quantity
          id={`quantity-${line.id}`}
          label={`Quantity of ${name}`}
          labelHidden
          value={line.quantity}
          max={MOST}
          onChange={(quantity) => void actions.setQuantity(line.id, quantity)}
        />
        <button type="button" class="link-button" aria-label={`Remove ${name}`} onClick={onRemove}>
          Remove
        </button>
      </div>
    </li>
  );
}
