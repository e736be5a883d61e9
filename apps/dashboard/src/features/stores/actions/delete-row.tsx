import type { Me, Store } from '@souk/contract';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { mayDelete } from '../../session/may.ts';
import { useMe } from '../../session/me-context.ts';
import { ActionRow } from './action-row.tsx';
import { DeleteDialog } from './delete-dialog.tsx';

/** What a person who may not delete the store now should know instead. */
function obstacle(me: Me, store: Store): string | undefined {
  if (!mayDelete(me, store)) return 'You may look at this store, but not delete it.';
  if (store.deletionProtection)
    return 'This store is protected from deletion. Switch the protection in its settings off first.';
  if (!store.actions.includes('delete')) return 'This store cannot be deleted now.';
  return undefined;
}

export function DeleteRow({ store }: { store: Store }) {
  const [open, setOpen] = useState(false);
  const blocked = obstacle(useMe(), store);
  const button = (
    <Button
      variant="danger-quiet"
      icon={Trash2}
      disabled={blocked !== undefined}
      onClick={() => setOpen(true)}
    >
      Delete store
    </Button>
  );
  return (
    <>
      <ActionRow title="Delete this store" button={button}>
        {blocked ?? 'Its orders, customers and products go with it, for good.'}
      </ActionRow>
      {open && <DeleteDialog store={store} onClose={() => setOpen(false)} />}
    </>
  );
}
