import { ScrollText } from 'lucide-react';
import { Button } from '../../components/ui/button.tsx';
import { EmptyPanel } from '../../components/ui/empty-panel.tsx';
import { LinesSkeleton } from '../../components/ui/lines-skeleton.tsx';
import { QueryView } from '../../components/ui/query-view.tsx';
import { useAudit } from './audit-query.ts';
import { AuditTable } from './audit-table.tsx';

/** Who did what; of one store, or of all. */
export function AuditSection({ store }: { store: string }) {
  const query = useAudit(store);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  return (
    <QueryView query={query} skeleton={<LinesSkeleton label="Loading the audit…" />}>
      {({ pages }) => {
        const records = pages.flatMap(({ items }) => items);
        if (records.length === 0)
          return (
            <EmptyPanel icon={ScrollText} title="Nothing is on record">
              Whatever changes a store or reads its login will be listed here.
            </EmptyPanel>
          );
        return (
          <>
            <AuditTable records={records} />
            {hasNextPage && (
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show earlier ones
              </Button>
            )}
          </>
        );
      }}
    </QueryView>
  );
}
