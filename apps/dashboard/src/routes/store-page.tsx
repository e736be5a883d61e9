import type { Store } from '@souk/contract';
import { useParams } from 'react-router';
import { BackToStores } from '../components/ui/breadcrumb.tsx';
import { ErrorPanel } from '../components/ui/error-panel.tsx';
import { ConditionList } from '../features/stores/detail/condition-list.tsx';
import { CredentialsCard } from '../features/stores/detail/credentials-card.tsx';
import { DeleteStore } from '../features/stores/detail/delete-store.tsx';
import { NoSuchStore } from '../features/stores/detail/no-such-store.tsx';
import { PhaseAnnouncer } from '../features/stores/detail/phase-announcer.tsx';
import { Progress } from '../features/stores/detail/progress.tsx';
import { StoreDetails } from '../features/stores/detail/store-details.tsx';
import { StoreHeader } from '../features/stores/detail/store-header.tsx';
import { StoreSkeleton } from '../features/stores/detail/store-skeleton.tsx';
import { useDeparture } from '../features/stores/detail/use-departure.ts';
import { useStores } from '../features/stores/stores-query.ts';

function StoreView({ store }: { store: Store }) {
  return (
    <>
      <title>{`${store.displayName} · Souk`}</title>
      <StoreHeader store={store} />
      <PhaseAnnouncer displayName={store.displayName} phase={store.phase} />
      {/* The order is that of one column; where there is room, the second one stands beside the others. */}
      <div className="grid gap-6 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_auto_1fr] lg:items-start lg:*:col-start-1">
        <div className="space-y-6 empty:hidden">
          <Progress store={store} />
        </div>
        <div className="space-y-6 lg:col-start-2! lg:row-span-3 lg:row-start-1">
          {store.phase !== 'Deleting' && <CredentialsCard store={store} />}
          <StoreDetails store={store} />
        </div>
        <ConditionList conditions={store.conditions} />
        <DeleteStore store={store} />
      </div>
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
