/** @jsxImportSource preact */
import { useRoute } from 'preact-iso/router';
import { findProduct } from '../api/catalog.ts';
import type { Product } from '../api/types.ts';
import { BuyBox } from '../components/buy-box.tsx';
import { Gallery } from '../components/gallery.tsx';
import { BackIcon } from '../components/icons.tsx';
import { Failure } from '../components/notices.tsx';
import { useShop } from '../components/shop-context.tsx';
import { useResource } from '../use-resource.ts';
import { NotFoundPage } from './not-found-page.tsx';

export function ProductPage() {
  const shop = useShop();
  const handle = useRoute().params['handle'] ?? '';
  const product = useResource(`product:${handle}`, () => findProduct(shop, handle));
  if (product.status === 'loading') return <ProductSkeleton />;
  if (product.status === 'failed') {
    return <Failure title="The product did not load" problem={product.problem} retry={product.retry} />;
  }
  if (!product.value) return <NotFoundPage what="product" />;
  return <ProductView key={product.value.id} product={product.value} />;
}

function ProductView({ product }: { product: Product }) {
  return (
    <>
      <a class="back-link" href="/">
        <BackIcon />
        All products
      </a>
      <article class="product">
        <Gallery product={product} />
        <BuyBox product={product} />
      </article>
    </>
  );
}

function ProductSkeleton() {
  return (
    <div class="late">
      <output class="visually-hidden">Loading the product…</output>
      <div class="product product-skeleton" aria-hidden="true">
        <span class="picture skeleton" />
        <div>
          <span class="skeleton skeleton-title" />
          <span class="skeleton skeleton-text" />
        </div>
      </div>
    </div>
  );
}
