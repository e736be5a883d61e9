import type { Action, Store } from '@souk/contract';
import { CircleArrowUp, type LucideIcon, Moon, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { mayUpdate } from '../../session/may.ts';
import { useMe } from '../../session/me-context.ts';
import { useVersions } from '../catalogue.ts';
import { runningVersion, suggestedVersion, versionsToChoose } from '../versions.ts';
import { ActionRow } from './action-row.tsx';
import { DeleteRow } from './delete-row.tsx';
import { RollbackDialog } from './rollback-dialog.tsx';
import { SleepAfterRow } from './sleep-after-row.tsx';
import { SleepDialog } from './sleep-dialog.tsx';
import { UpgradeDialog } from './upgrade-dialog.tsx';
import { WakeButton } from './wake-button.tsx';

type Asked = Extract<Action, 'upgrade' | 'rollback' | 'hibernate'>;
type DialogProps = { store: Store; onClose(): void };

const dialogs: Record<Asked, (props: DialogProps) => ReactNode> = {
  upgrade: UpgradeDialog,
  rollback: RollbackDialog,
  hibernate: SleepDialog,
};

function UpgradeWords({ store }: { store: Store }) {
  const { data } = useVersions();
  const suggested = suggestedVersion(versionsToChoose(store, data?.items ?? []));
  const running = runningVersion(store);
  if (!data) return `Medusa ${running} runs now.`;
  if (!suggested) return `Medusa ${running} is the newest version on offer.`;
  return `Medusa ${suggested} is on offer; ${running} runs now.`;
}

const rows: {
  action: Asked;
  title: string;
  verb: string;
  icon: LucideIcon;
  words(store: Store): ReactNode;
}[] = [
  {
    action: 'upgrade',
    title: 'Upgrade',
    verb: 'Upgrade',
    icon: CircleArrowUp,
    words: (store) => <UpgradeWords store={store} />,
  },
  {
    action: 'rollback',
    title: 'Roll back',
    verb: 'Roll back',
    icon: Undo2,
    words: () => 'To a version that served before; the data stays.',
  },
  {
    action: 'hibernate',
    title: 'Sleep',
    verb: 'Put to sleep',
    icon: Moon,
    words: () => 'Takes no memory and no processor until the next visit.',
  },
];

/** What can be done with the store now, as the API allows it. */
export function ManageCard({ store }: { store: Store }) {
  const [asked, setAsked] = useState<Asked>();
  const allowed = mayUpdate(useMe(), store);
  const { actions, phase } = store;
  if (phase === 'Deleting') return null;
  const Asking = asked && dialogs[asked];
  return (
    <Card title="Manage">
      {!allowed && <p className="mb-4 text-sm text-muted">You may look at this store, but not change it.</p>}
      <ul className="divide-y divide-line">
        {actions.includes('wake') && (
          <ActionRow title="Wake" button={<WakeButton store={store} />}>
            The shop is back after a few seconds. A visit wakes it too.
          </ActionRow>
        )}
        {rows
          .filter(({ action }) => actions.includes(action))
          .map(({ action, title, verb, icon, words }) => (
            <ActionRow
              key={action}
              title={title}
              button={
                <Button icon={icon} disabled={!allowed} onClick={() => setAsked(action)}>
                  {verb}
                </Button>
              }
            >
              {words(store)}
            </ActionRow>
          ))}
        <SleepAfterRow store={store} />
        <DeleteRow store={store} />
      </ul>
      {Asking && <Asking store={store} onClose={() => setAsked(undefined)} />}
    </Card>
  );
}
