import { Link } from 'react-router';
import { buttonClass } from '../../../components/ui/button.tsx';

export function NoSuchStore({ name }: { name: string }) {
  return (
    <section className="rounded-2xl border border-dashed border-line-strong px-6 py-16 text-center">
      <h1 className="text-xl font-semibold wrap-anywhere">There is no store “{name}”</h1>
      <p className="mt-1 mb-6 text-muted">It may have been deleted, or is not yours to see.</p>
      <Link to="/" className={buttonClass('secondary')}>
        All stores
      </Link>
    </section>
  );
}
