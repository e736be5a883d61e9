import type { Store } from '@souk/contract';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { controlClass, Field } from '../../../components/ui/field.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { describeError, hasCode } from '../../../lib/describe-error.ts';
import { useDeleteStore } from '../store-mutations.ts';

type Props = { store: Store; onClose(): void };

/** The button that opened the dialog is gone with the store's actions: the page takes the focus and shows the steps. */
const showSteps = () => requestAnimationFrame(() => document.querySelector('main')?.focus());

/** Typing the name is what makes sure that a person means this store and not its neighbour. */
export function DeleteDialog({ store: { name, displayName }, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const remove = useDeleteStore(name);
  const matches = typed.trim() === name;
  const failure = remove.error && describeError(remove.error);

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!matches || remove.isPending) return;
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
    <Dialog title={`Delete ${displayName}?`} onClose={onClose}>
      <form onSubmit={(event) => void onSubmit(event)} className="space-y-4">
        <p className="text-muted">
          This removes the shop, its database with all orders and customers, and its address. It cannot be
          undone.
        </p>
        {failure && (
          <Notice tone="danger" role="alert" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        <Field
          label="Type the store's name to confirm"
          hint={
            <>
              The name is <span className="font-mono text-ink select-all">{name}</span>
            </>
          }
        >
          {(ids) => (
            <input
              {...ids}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className={`${controlClass} h-10 font-mono`}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2.5 pt-1">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="danger" disabled={!matches} busy={remove.isPending}>
            Delete
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
