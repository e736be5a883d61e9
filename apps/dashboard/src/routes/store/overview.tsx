import { HealthCard } from '../../features/stores/detail/health-card.tsx';
import { CredentialsCard } from '../../features/stores/detail/credentials-card.tsx';
import { Progress } from '../../features/stores/detail/progress.tsx';
import { StoreDetails } from '../../features/stores/detail/store-details.tsx';
import { ManageCard } from '../../features/stores/actions/manage-card.tsx';
import { useStore } from '../../features/stores/store-context.ts';

export function Component() {
  const store = useStore();
  return (
    /* The order is that of one column; where there is room, the second one stands beside the others. */
    <div className="grid gap-6 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] lg:items-start lg:*:col-start-1">
      <div className="space-y-6 empty:hidden">
        <Progress store={store} />
        <HealthCard store={store} />
      </div>
      <div className="space-y-6 lg:col-start-2! lg:row-span-2 lg:row-start-1">
        {store.phase !== 'Deleting' && <CredentialsCard store={store} />}
        <StoreDetails store={store} />
      </div>
      <ManageCard store={store} />
    </div>
  );
}
