import { isOwner, type Me, type Store, teamOf } from '@souk/contract';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { useMe } from '../../session/me-context.ts';
import { shortName } from '../../session/short-name.ts';
import { ActionRow } from '../actions/action-row.tsx';
import { ownersWithin } from './owners.ts';
import { TransferDialog } from './transfer-dialog.tsx';

/** What a person who may not hand the store over should know instead. */
function obstacle(me: Me, { owner, name }: Store): string | undefined {
  const { transfer } = me.access;
  if (transfer === 'all') return undefined;
  if (transfer === 'none' || !isOwner(owner, me)) return 'You may not hand this store over.';
  if (ownersWithin(me, owner).length > 0) return undefined;
  return `You are in no team that could take it. Who runs the platform can hand ${name} to anybody.`;
}

/** Whose the store is, and whose it could be. */
export function TransferRow({ store }: { store: Store }) {
  const [open, setOpen] = useState(false);
  const blocked = obstacle(useMe(), store);
  const team = teamOf(store.owner);
  const owner = team === undefined ? shortName(store.owner) : `the team ${team}`;
  const button = (
    <Button icon={ArrowRightLeft} disabled={blocked !== undefined} onClick={() => setOpen(true)}>
      Hand over
    </Button>
  );
  return (
    <>
      <ActionRow title="Hand this store over" button={button}>
        It belongs to {owner}. {blocked ?? 'Whoever gets it decides on it from then on.'}
      </ActionRow>
      {open && <TransferDialog store={store} onClose={() => setOpen(false)} />}
    </>
  );
}
