/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { listProducts, type ProductPage as Page } from '../api/catalog.ts';
import { wordsFor } from '../api/problem.ts';
import { EmptyStall } from '../components/empty-stall.tsx';
import { Failure, Problem } from '../components/notices.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { ProductCard } from '../components/product-card.tsx';
import { useShop } from '../components/shop-context.tsx';
import { countOf } from '../format/count.ts';
import { useSingleFlight } from '../use-single-flight.ts';
import { useResource } from '../use-resource.ts';

/** Pictures that are in sight on most screens. */
const IN_SIGHT = 4;
/** Letters of a shop's name that fit into a line or two of the largest type. */
const LONG_NAME = 24;

export function ProductListPage() {
  const shop = useShop();
  const first = useResource('products', () => listProducts(shop, 0));
  return (
    <>
      <div class="hero">
        <PageHeading class={shop.name.length > LONG_NAME ? 'hero-title hero-title-long' : 'hero-title'}>
          {shop.name}
        </PageHeading>
        {first.status === 'ready' && first.value.count > 0 && (
          <p class="hero-note">{countOf(first.value.count, 'product')}</p>
        )}
      </div>
      {first.status === 'loading' && <GridSkeleton />}
      {first.status === 'failed' && (
        <Failure title="The products did not load" problem={first.problem} retry={first.retry} />
      )}
      {first.status === 'ready' &&
        (first.value.count > 0 ? <Products key={shop.regionId} first={first.value} /> : <NothingYet />)}
    </>
  );
}

function Products({ first }: { first: Page }) {
  const shop = useShop();
  const [more, setMore] = useState<Page['products']>([]);
  const { running: loading, run } = useSingleFlight();
  const [problem, setProblem] = useState<string | null>(null);
  const products = [...first.products, ...more];

  const loadMore = async () => {
    setProblem(null);
    try {
      const page = await listProducts(shop, products.length);
      setMore((before) => [...before, ...page.products]);
    } catch (error) {
      setProblem(wordsFor(error));
    }
  };

  return (
    <section aria-label="Products">
      <ul class="grid">
        {products.map((product, index) => (
          <ProductCard key={product.id} product={product} first={index < IN_SIGHT} />
        ))}
      </ul>
      <Problem>{problem}</Problem>
      {products.length < first.count && (
        <button type="button" class="button more" aria-busy={loading} onClick={() => void run(loadMore)}>
          {loading ? 'Loading…' : 'Show more'}
        </button>
      )}
    </section>
  );
}

function NothingYet() {
  return (
    <section class="empty">
      <EmptyStall />
      <h2>We are still filling the shelves</h2>
      <p>There is nothing to buy here yet. Please come back soon.</p>
    </section>
  );
}

function GridSkeleton() {
  return (
    <div class="late">
      <output class="visually-hidden">Loading the products…</output>
      <div class="grid" aria-hidden="true">
        {['one', 'two', 'three', 'four'].map((name) => (
          <div key={name} class="card">
            <span class="picture skeleton" />
            <span class="skeleton skeleton-text" />
          </div>
        ))}
      </div>
    </div>
  );
}
