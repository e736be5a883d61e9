import type { Store } from '@souk/contract';
import { useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { hasCode } from '../../../lib/describe-error.ts';
import { useDeleteStore } from '../store-mutations.ts';
import { DialogForm } from './dialog-form.tsx';
import { isTyped, TypeNameField } from './type-name-field.tsx';

type Props = { store: Store; onClose(): void };

/** The button that opened the dialog is gone with the store's actions: the page takes the focus and shows the steps. */
const showSteps = () => requestAnimationFrame(() => document.querySelector('main')?.focus());

export function DeleteDialog({ store: { name, displayName, finalSnapshot }, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const remove = useDeleteStore(name);

  async function onSubmit(): Promise<void> {
    try {
      await remove.mutateAsync();
      showSteps();
    } catch (error) {
      // A store that somebody else has removed already is what was wanted; the rest is told in the dialog.
      if (!hasCode(error, 'store-not-found')) return;
    }
    onClose();
  }

  return (
    <DialogForm
      title={`Delete ${displayName}?`}
      verb="Delete"
      danger
      disabled={!isTyped(typed, name)}
      busy={remove.isPending}
      onSubmit={() => void onSubmit()}
      onClose={onClose}
    >
      <p className="text-muted">
        This removes the shop, its database with all orders and customers, its backups on the volume, and its
        address. It cannot be undone.
      </p>
      <p>
        {finalSnapshot
          ? 'A final backup is put into the bucket first; a new store can begin with it.'
          : 'No final backup is made.'}
      </p>
      <ErrorNotice error={remove.error} />
      <TypeNameField name={name} typed={typed} onType={setTyped} />
    </DialogForm>
  );
}
