/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Product } from '../api/types.ts';
import { useCart } from '../cart/cart-context.tsx';
import { lowestPrice, priceOf } from '../catalog/price-range.ts';
import { choicesOf, initialSelection, isValueAvailable, variantFor } from '../catalog/selection.ts';
import { availableQuantity, isSoldOut, stockRemark } from '../catalog/stock.ts';
import { useAddToCart } from '../catalog/use-add-to-cart.ts';
import { Problem } from './notices.tsx';
import { OptionPicker } from './option-picker.tsx';
import { PageHeading } from './page-heading.tsx';
import { Price } from './price.tsx';
import { Quantity } from './quantity.tsx';

/** Name, price, choice and the button that puts it into the cart. */
export function BuyBox({ product }: { product: Product }) {
  const { drawer } = useCart();
  const [selection, setSelection] = useState(() => initialSelection(product));
  const [quantity, setQuantity] = useState(1);
  const variant = variantFor(product, selection);
  const variants = product.variants ?? [];
  const soldOut = variant ? isSoldOut(variant) : variants.every(isSoldOut);
  const max = variant ? availableQuantity(variant) : 99;
  const price = variant ? priceOf(variant) : lowestPrice(variants);
  const amount = Math.min(quantity, Math.max(1, max));
  const { add, adding, problem, clear } = useAddToCart(product, selection, amount, (name) =>
    drawer.open(`${name} is in your cart.`),
  );
  const choose = (optionId: string, valueId: string) => {
    clear();
    setSelection({ ...selection, [optionId]: valueId });
  };

  return (
    <div class="buy-box">
      <PageHeading title={product.title}>{product.title}</PageHeading>
      {product.subtitle && <p class="subtitle">{product.subtitle}</p>}
      <p class="buy-price">
        <Price price={price} />
      </p>
      {choicesOf(product).map((option) => (
        <OptionPicker
          key={option.id}
          option={option}
          chosen={selection[option.id]}
          isAvailable={(valueId) => isValueAvailable(product, selection, option.id, valueId)}
          onChoose={(valueId) => choose(option.id, valueId)}
        />
      ))}
      <p class={soldOut ? 'remark remark-sold-out' : 'remark'} aria-live="polite">
        {variant ? stockRemark(variant) : soldOut && 'Sold out'}
      </p>
      <div class="buy-row">
        {!soldOut && (
          <Quantity id="quantity" label="Quantity" value={amount} max={max} onChange={setQuantity} />
        )}
        <button
          type="button"
          class="button button-primary buy-button"
          aria-disabled={soldOut || price === null}
          aria-busy={adding}
          onClick={() => void (soldOut || price === null ? undefined : add())}
        >
          {soldOut ? 'Sold out' : adding ? 'Adding…' : 'Add to cart'}
        </button>
      </div>
      <Problem>{problem}</Problem>
      <Description product={product} />
    </div>
  );
}

/** Merchants write plain text; blank lines part it into paragraphs. */
function Description({ product }: { product: Product }) {
  const paragraphs = (product.description ?? '')
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '');
  if (paragraphs.length === 0 && !product.material) return null;
  return (
    <div class="description">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {product.material && (
        <p>
          <strong>Material</strong> {product.material}
        </p>
      )}
    </div>
  );
}
