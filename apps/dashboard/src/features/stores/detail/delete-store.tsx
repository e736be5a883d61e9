import type { Me, Store } from '@souk/contract';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { useMe } from '../../session/me-context.ts';
import { DeleteDialog } from './delete-dialog.tsx';

const mayDelete = ({ access, name }: Me, store: Store): boolean =>
  access.delete === 'all' || (access.delete === 'own' && store.owner === name);

/** What a person who may not delete the store now should know instead. */
function obstacle(me: Me, store: Store): string | undefined {
  if (!mayDelete(me, store)) return 'You may look at this store, but not delete it.';
  if (!store.actions.includes('delete')) return 'This store is protected from deletion.';
  return undefined;
}

export function DeleteStore({ store }: { store: Store }) {
  const [open, setOpen] = useState(false);
  const blocked = obstacle(useMe(), store);
  if (store.phase === 'Deleting') return null;
  return (
    <section
      aria-labelledby="delete-title"
      className="flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line px-5 py-4"
    >
      <div>
        <h2 id="delete-title" className="font-semibold">
          Delete this store
        </h2>
        <p className="text-sm text-muted">
          {blocked ?? 'Its orders, customers and products go with it, for good.'}
        </p>
      </div>
      <Button
        variant="danger-quiet"
        icon={Trash2}
        disabled={blocked !== undefined}
        onClick={() => setOpen(true)}
      >
        Delete store
      </Button>
      {open && <DeleteDialog store={store} onClose={() => setOpen(false)} />}
    </section>
  );
}
