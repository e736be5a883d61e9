import { Link } from 'react-router';
import { buttonClass } from '../components/ui/button.tsx';

export function NotFoundPage() {
  return (
    <section className="py-24 text-center">
      <title>Not found · Souk</title>
      <h1 className="text-2xl font-semibold">There is nothing here</h1>
      <p className="mt-1 mb-6 text-muted">The address may be mistyped.</p>
      <Link to="/" className={buttonClass('secondary')}>
        All stores
      </Link>
    </section>
  );
}
