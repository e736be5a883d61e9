import type { Snapshot, Store } from '@souk/contract';
import { useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { formatTime } from '../../../lib/format-time.ts';
import { DialogForm } from '../actions/dialog-form.tsx';
import { isTyped, TypeNameField } from '../actions/type-name-field.tsx';
import { useRestoreSnapshot } from './snapshots-query.ts';

type Props = { store: Store; snapshot: Snapshot; onClose(): void };

export function RestoreDialog({ store: { name, displayName }, snapshot, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const restore = useRestoreSnapshot(name);
  const toast = useToast();
  const onSuccess = () => {
    toast(`${displayName} is being put back to its backup. The shop is away until that is done.`);
    onClose();
  };
  return (
    <DialogForm
      title={`Put ${displayName} back?`}
      verb="Restore"
      danger
      disabled={!isTyped(typed, name)}
      busy={restore.isPending}
      onSubmit={() => restore.mutate(snapshot, { onSuccess })}
      onClose={onClose}
    >
      <p className="text-muted">
        The store goes back to <span className="text-ink">{formatTime(snapshot.createdAt)}</span>. Every
        order, customer and product that came after is lost, and the shop is away for a moment.
      </p>
      <ErrorNotice error={restore.error} />
      <TypeNameField name={name} typed={typed} onType={setTyped} />
    </DialogForm>
  );
}
