import { Outlet } from 'react-router';
import { ErrorPanel } from '../components/ui/error-panel.tsx';
import { CreateStoreButton } from '../features/stores/list/create-store-button.tsx';
import { EmptyStores } from '../features/stores/list/empty-stores.tsx';
import { StoreList } from '../features/stores/list/store-list.tsx';
import { StoreListSkeleton } from '../features/stores/list/store-list-skeleton.tsx';
import { useStores } from '../features/stores/stores-query.ts';

function Content({ query: { data, error, refetch, isFetching } }: { query: ReturnType<typeof useStores> }) {
  if (data) return data.size === 0 ? <EmptyStores /> : <StoreList stores={[...data.values()]} />;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} busy={isFetching} />;
  return <StoreListSkeleton />;
}

/** The list, and what lies over it. */
export function StoresPage() {
  const query = useStores();
  return (
    <>
      <title>Stores · Souk</title>
      <div className="mb-6 flex items-center justify-between gap-4">
        <h1 className="text-2xl font-semibold">Stores</h1>
        {query.data && query.data.size > 0 && <CreateStoreButton />}
      </div>
      <Content query={query} />
      <Outlet />
    </>
  );
}
