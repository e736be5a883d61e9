import type { Store } from '@souk/contract';
import { Outlet, useParams } from 'react-router';
import { BackToStores } from '../components/ui/breadcrumb.tsx';
import { ErrorPanel } from '../components/ui/error-panel.tsx';
import { NoSuchStore } from '../features/stores/detail/no-such-store.tsx';
import { PhaseAnnouncer } from '../features/stores/detail/phase-announcer.tsx';
import { StoreHeader } from '../features/stores/detail/store-header.tsx';
import { StoreSkeleton } from '../features/stores/detail/store-skeleton.tsx';
import { StoreTabs } from '../features/stores/detail/store-tabs.tsx';
import { useDeparture } from '../features/stores/detail/use-departure.ts';
import { useStores } from '../features/stores/stores-query.ts';

/** What all sections of a store's page have in common, and below it the one that the address names. */
function StoreView({ store }: { store: Store }) {
  return (
    <>
      <title>{`${store.displayName} · Souk`}</title>
      <StoreHeader store={store} />
      <PhaseAnnouncer displayName={store.displayName} phase={store.phase} />
      <StoreTabs name={store.name} />
      <Outlet context={store} />
    </>
  );
}

function StoreOf({ name }: { name: string }) {
  const { data: stores, error, refetch, isFetching } = useStores();
  const store = stores?.get(name);
  const gone = useDeparture(store);
  if (store) return <StoreView store={store} />;
  if (gone || (!stores && !error)) return <StoreSkeleton />;
  if (!stores) return <ErrorPanel error={error} onRetry={() => void refetch()} busy={isFetching} />;
  return <NoSuchStore name={name} />;
}

export function Component() {
  const { name = '' } = useParams();
  return (
    <>
      <BackToStores />
      {/* Another store is another page: nothing of what was revealed or typed goes over. */}
      <StoreOf key={name} name={name} />
    </>
  );
}
