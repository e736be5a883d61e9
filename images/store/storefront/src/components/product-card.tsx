/** @jsxImportSource preact */
import type { ProductSummary } from '../api/types.ts';
import { lowestPrice } from '../catalog/price-range.ts';
import { isSoldOut } from '../catalog/stock.ts';
import { Price } from './price.tsx';
import { ProductImage } from './product-image.tsx';

export function ProductCard({ product, first }: { product: ProductSummary; first: boolean }) {
  const variants = product.variants ?? [];
  const soldOut = variants.length > 0 && variants.every(isSoldOut);
  return (
    <li class="card">
      <a class="card-link" href={`/products/${encodeURIComponent(product.handle)}`}>
        <span class="card-picture">
          <ProductImage url={product.thumbnail} alt="" first={first} />
          {soldOut && <span class="badge">Sold out</span>}
        </span>
        <span class="card-title">{product.title}</span>
      </a>
      <Price price={lowestPrice(variants)} />
    </li>
  );
}
