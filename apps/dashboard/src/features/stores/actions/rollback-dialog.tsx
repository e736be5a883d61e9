import type { History, Revision, Store } from '@souk/contract';
import { useState } from 'react';
import { Choice } from '../../../components/ui/choice.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { formatTime } from '../../../lib/format-time.ts';
import { useHistory } from '../history-query.ts';
import { ChangeError } from './change-error.tsx';
import { DialogForm } from './dialog-form.tsx';
import { useRollbackStore } from './use-change.ts';

type Props = { store: Store; onClose(): void };

/** Statuses that Helm gives to a revision which once was the release. */
const served = new Set(['superseded', 'deployed']);

/** Revisions that served another version than the one that is wished now: going back means its version. */
export const revisionsToReturnTo = (store: Store, { items }: History): Revision[] =>
  items.filter(({ status, version }) => served.has(status) && version !== '' && version !== store.version);

type ListProps = { revisions: Revision[]; chosen: number | undefined; onChoose(revision: number): void };

function Revisions({ revisions, chosen, onChoose }: ListProps) {
  if (revisions.length === 0)
    return (
      <p className="text-muted">
        No earlier revision served another version: there is nothing to go back to.
      </p>
    );
  return (
    <Choice
      legend="Revision"
      name="revision"
      columns={1}
      value={String(chosen)}
      onChange={(value) => onChoose(Number(value))}
      options={revisions.map(({ revision, version, updatedAt }) => ({
        value: String(revision),
        title: `Medusa ${version}`,
        children: `Revision ${revision}${updatedAt ? `, of ${formatTime(updatedAt)}` : ''}`,
      }))}
    />
  );
}

/** Back to the version of an earlier revision. */
export function RollbackDialog({ store, onClose }: Props) {
  const history = useHistory(store);
  const [picked, setPicked] = useState<number>();
  const rollback = useRollbackStore(store);
  const toast = useToast();
  const revisions = history.data ? revisionsToReturnTo(store, history.data) : [];
  const chosen = revisions.find(({ revision }) => revision === picked) ?? revisions[0];
  function onSubmit(): void {
    if (!chosen) return;
    const { revision, version } = chosen;
    const onSuccess = () => {
      toast(`${store.displayName} is asked to go back to Medusa ${version}.`);
      onClose();
    };
    rollback.mutate({ revision }, { onSuccess });
  }
  return (
    <DialogForm
      title={`Roll back ${store.displayName}`}
      verb="Roll back"
      disabled={!chosen}
      busy={rollback.isPending}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p className="text-muted">
        The store goes back to the version of an earlier revision and keeps its data. The shop is away for a
        moment while it starts.
      </p>
      <ChangeError error={rollback.error} />
      <QueryView query={history} skeleton={<Skeleton className="h-20 rounded-lg" />}>
        {() => <Revisions revisions={revisions} chosen={chosen?.revision} onChoose={setPicked} />}
      </QueryView>
    </DialogForm>
  );
}
