import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-router';

/** The way back to the list. */
export function BackToStores() {
  return (
    <nav aria-label="Breadcrumb" className="mb-4">
      <Link
        to="/"
        className="-ml-1 inline-flex items-center gap-1 rounded-md pr-1.5 text-sm text-muted transition-colors hover:text-ink"
      >
        <ChevronLeft className="size-4" aria-hidden="true" />
        Stores
      </Link>
    </nav>
  );
}
