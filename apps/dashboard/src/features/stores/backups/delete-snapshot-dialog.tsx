import type { Snapshot, Store } from '@souk/contract';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { formatTime } from '../../../lib/format-time.ts';
import { hasCode } from '../../../lib/describe-error.ts';
import { DialogForm } from '../actions/dialog-form.tsx';
import { useDeleteSnapshot } from './snapshots-query.ts';

type Props = { store: Store; snapshot: Snapshot; onClose(): void };

export function DeleteSnapshotDialog({ store: { name }, snapshot, onClose }: Props) {
  const remove = useDeleteSnapshot(name);
  async function onSubmit(): Promise<void> {
    try {
      await remove.mutateAsync(snapshot);
    } catch (error) {
      // One that is gone already is what was wanted; the rest is told in the dialog.
      if (!hasCode(error, 'snapshot-not-found')) return;
    }
    onClose();
  }
  return (
    <DialogForm
      title="Delete this backup?"
      verb="Delete"
      danger
      busy={remove.isPending}
      onSubmit={() => void onSubmit()}
      onClose={onClose}
    >
      <p className="text-muted">
        The backup of <span className="text-ink">{formatTime(snapshot.createdAt)}</span> is removed for good.
        The store itself is not touched.
      </p>
      <ErrorNotice error={remove.error} />
    </DialogForm>
  );
}
