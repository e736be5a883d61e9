import type { Store } from '@souk/contract';
import { CircleArrowUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { ActionRow } from '../actions/action-row.tsx';
import { UpgradeDialog } from '../actions/upgrade-dialog.tsx';
import { runningVersion } from '../versions.ts';

type Props = { store: Store; disabled: boolean };

export function VersionCard({ store, disabled }: Props) {
  const [open, setOpen] = useState(false);
  const running = runningVersion(store);
  const words =
    running === store.version ? 'This is what was asked for.' : `Medusa ${store.version} is asked for.`;
  const button = (
    <Button
      icon={CircleArrowUp}
      disabled={disabled || !store.actions.includes('upgrade')}
      onClick={() => setOpen(true)}
    >
      Upgrade
    </Button>
  );
  return (
    <Card title="Version">
      <ul>
        <ActionRow title={`Medusa ${running}`} button={button}>
          {words}
        </ActionRow>
      </ul>
      {open && <UpgradeDialog store={store} onClose={() => setOpen(false)} />}
    </Card>
  );
}
