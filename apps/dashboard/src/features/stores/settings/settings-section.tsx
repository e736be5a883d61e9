import type { Store } from '@souk/contract';
import { Card } from '../../../components/ui/card.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { mayUpdate } from '../../session/may.ts';
import { useMe } from '../../session/me-context.ts';
import { DeleteRow } from '../actions/delete-row.tsx';
import { NameCard } from './name-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { ProtectionCard } from './protection-card.tsx';
import { TransferRow } from './transfer-row.tsx';
import { VersionCard } from './version-card.tsx';

/** What is wished of the store. */
export function SettingsSection({ store }: { store: Store }) {
  const allowed = mayUpdate(useMe(), store);
  const leaving = store.phase === 'Deleting';
  const disabled = !allowed || leaving;
  return (
    <div className="max-w-3xl space-y-6">
      {leaving && <Notice tone="neutral" title="The store is being deleted and changes no more." />}
      {!allowed && <Notice tone="neutral" title="You may look at this store, but not change it." />}
      <NameCard store={store} disabled={disabled} />
      <VersionCard store={store} disabled={disabled} />
      <PlanCard store={store} disabled={disabled} />
      <ProtectionCard store={store} disabled={disabled} />
      {!leaving && (
        <Card title="Danger zone" className="border-danger-line!">
          <ul className="divide-y divide-line">
            <TransferRow store={store} />
            <DeleteRow store={store} />
          </ul>
        </Card>
      )}
    </div>
  );
}
