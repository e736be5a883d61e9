import { LogoMark } from '../../../components/ui/logo.tsx';
import { CreateStoreButton } from './create-store-button.tsx';

export function EmptyStores() {
  return (
    <section className="bg-tiles overflow-hidden rounded-2xl border border-line bg-surface px-6 py-16 text-center shadow-card sm:py-24">
      <LogoMark className="mx-auto size-14" />
      <h2 className="mt-6 text-xl font-semibold">Open your first store</h2>
      <p className="mx-auto mt-2 mb-7 max-w-md text-muted">
        Give it a name. Seconds later it takes orders: a Medusa server, a database on its own volume, and a
        network that nobody else can reach.
      </p>
      <CreateStoreButton size="lg" />
    </section>
  );
}
