import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';

type Props = {
  title: string;
  /** The button that does it. */
  verb: string;
  danger?: boolean;
  disabled?: boolean;
  busy: boolean;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
};

/** A question whose answer changes something: Enter confirms, Escape leaves all as it is. */
export function DialogForm({
  title,
  verb,
  danger,
  disabled = false,
  busy,
  onSubmit,
  onClose,
  children,
}: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!disabled && !busy) onSubmit();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} className="space-y-4">
        {children}
        <div className="flex justify-end gap-2.5 pt-1">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} disabled={disabled} busy={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
