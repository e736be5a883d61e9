import type { Store } from '@souk/contract';
import { Card } from '../../../components/ui/card.tsx';
import { Switch } from '../../../components/ui/switch.tsx';
import { ChangeError } from '../actions/change-error.tsx';
import { usePatchStore } from '../actions/use-change.ts';

type Props = { store: Store; disabled: boolean };

export function ProtectionCard({ store, disabled }: Props) {
  const protect = usePatchStore(store, false);
  return (
    <Card title="Protection">
      <div className="space-y-4">
        <ChangeError error={protect.error} />
        <Switch
          label="Deletion protection"
          hint="While it is on, nobody can delete this store."
          checked={store.deletionProtection}
          disabled={disabled}
          busy={protect.isPending}
          onChange={(deletionProtection) => protect.mutate({ deletionProtection })}
        />
      </div>
    </Card>
  );
}
