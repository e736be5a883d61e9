/** @jsxImportSource preact */
import { PageHeading } from '../components/page-heading.tsx';

export function NotFoundPage({ what = 'page' }: { what?: 'page' | 'product' | 'order' }) {
  return (
    <section class="empty">
      <PageHeading title="Not found">This {what} is not here</PageHeading>
      <p>It may have been removed, or the address has a typing mistake.</p>
      <a class="button" href="/">
        See all products
      </a>
    </section>
  );
}
