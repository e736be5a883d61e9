import type { Store } from '@souk/contract';
import { Card } from '../../../components/ui/card.tsx';
import { LinesSkeleton } from '../../../components/ui/lines-skeleton.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { useHistory } from '../history-query.ts';
import { ActivityList } from './activity-list.tsx';
import { LiveMark } from './live-mark.tsx';
import { RevisionList } from './revision-list.tsx';
import { useActivity } from './use-activity.ts';

/** What happened to the store, and what was installed. */
export function ActivitySection({ store }: { store: Store }) {
  const { query, live } = useActivity(store.name);
  const history = useHistory(store);
  return (
    <div className="grid gap-6 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
      <Card title="Events" aside={query.data && <LiveMark live={live} />}>
        <QueryView query={query} skeleton={<LinesSkeleton label="Loading events…" />}>
          {(items) => <ActivityList items={items} />}
        </QueryView>
      </Card>
      <Card title="Releases">
        <QueryView query={history} skeleton={<LinesSkeleton label="Loading releases…" count={2} />}>
          {(revisions) => <RevisionList store={store} history={revisions} />}
        </QueryView>
      </Card>
    </div>
  );
}
