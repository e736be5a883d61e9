import type { Snapshot, SnapshotList as Snapshots, Store } from '@souk/contract';
import { DatabaseBackup, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { EmptyPanel } from '../../../components/ui/empty-panel.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LinesSkeleton } from '../../../components/ui/lines-skeleton.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { mayUpdate } from '../../session/may.ts';
import { useMe } from '../../session/me-context.ts';
import { wakeIfAsleep } from '../actions/wake-button.tsx';
import { DeleteSnapshotDialog } from './delete-snapshot-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { SnapshotList } from './snapshot-list.tsx';
import { useCreateSnapshot, useSnapshots } from './snapshots-query.ts';

type Asked = { what: 'restore' | 'delete'; snapshot: Snapshot };
type DialogProps = { store: Store; snapshot: Snapshot; onClose(): void };

const dialogs: Record<Asked['what'], (props: DialogProps) => ReactNode> = {
  restore: RestoreDialog,
  delete: DeleteSnapshotDialog,
};

function Backups({ store, items }: { store: Store; items: Snapshots['items'] }) {
  const [asked, setAsked] = useState<Asked>();
  const allowed = mayUpdate(useMe(), store);
  const Asking = asked && dialogs[asked.what];
  if (items.length === 0)
    return (
      <EmptyPanel icon={DatabaseBackup} title="No backups yet">
        A backup holds the database and the uploads of the store. Souk makes one before each upgrade.
      </EmptyPanel>
    );
  return (
    <>
      <SnapshotList
        items={items}
        mayRestore={allowed && store.actions.includes('restore')}
        mayDelete={allowed && store.actions.includes('snapshot')}
        onRestore={(snapshot) => setAsked({ what: 'restore', snapshot })}
        onDelete={(snapshot) => setAsked({ what: 'delete', snapshot })}
      />
      {asked && Asking && (
        <Asking store={store} snapshot={asked.snapshot} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

/** The store's backups, and what can be done with them. */
export function BackupsSection({ store }: { store: Store }) {
  const query = useSnapshots(store);
  const create = useCreateSnapshot(store.name);
  const toast = useToast();
  const allowed = mayUpdate(useMe(), store);
  const onSuccess = () => toast('The backup is made.');
  const button = store.actions.includes('snapshot') && (
    <Button
      icon={Plus}
      disabled={!allowed}
      busy={create.isPending}
      onClick={() => create.mutate(undefined, { onSuccess })}
    >
      {create.isPending ? 'Backing up…' : 'Back up now'}
    </Button>
  );
  return (
    <Card title="Backups" aside={button}>
      <div className="space-y-4">
        <ErrorNotice error={create.error} />
        <QueryView
          query={query}
          resting={wakeIfAsleep(store)}
          skeleton={<LinesSkeleton label="Loading backups…" />}
        >
          {({ items, problem }) => (
            <div className="space-y-4">
              {problem !== undefined && (
                <Notice tone="warning" title="Backups in the bucket are not shown">
                  {problem}
                </Notice>
              )}
              <Backups store={store} items={items} />
            </div>
          )}
        </QueryView>
      </div>
    </Card>
  );
}
