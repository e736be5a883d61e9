import type { Store, VersionList } from '@souk/contract';
import { useState } from 'react';
import { Choice } from '../../../components/ui/choice.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { useVersions } from '../catalogue.ts';
import { runningVersion, suggestedVersion, versionsToChoose } from '../versions.ts';
import { ChangeError } from './change-error.tsx';
import { DialogForm } from './dialog-form.tsx';
import { usePatchStore } from './use-change.ts';

type Props = { store: Store; onClose(): void };
type ListProps = { store: Store; versions: VersionList; chosen: string; onChoose(version: string): void };

function Versions({ store, versions, chosen, onChoose }: ListProps) {
  const choices = versionsToChoose(store, versions.items);
  if (choices.length === 0)
    return <p className="text-muted">Medusa {runningVersion(store)} is the newest version on offer.</p>;
  return (
    <Choice
      legend="Version"
      name="version"
      columns={1}
      value={chosen}
      onChange={onChoose}
      options={choices.map(({ version, default: usual }) => ({
        value: version,
        title: `Medusa ${version}`,
        children: usual ? 'What new stores get.' : undefined,
      }))}
    />
  );
}

/** Another version of the software on the same data. */
export function UpgradeDialog({ store, onClose }: Props) {
  const versions = useVersions();
  const [picked, setPicked] = useState('');
  const upgrade = usePatchStore(store);
  const toast = useToast();
  const choices = versionsToChoose(store, versions.data?.items ?? []);
  const chosen = choices.some(({ version }) => version === picked)
    ? picked
    : (suggestedVersion(choices) ?? '');
  const onSubmit = () =>
    upgrade.mutate(
      { version: chosen },
      {
        onSuccess: () => {
          toast(`${store.displayName} is asked to become Medusa ${chosen}.`);
          onClose();
        },
      },
    );
  return (
    <DialogForm
      title={`Upgrade ${store.displayName}`}
      verb="Upgrade"
      disabled={chosen === ''}
      busy={upgrade.isPending}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p className="text-muted">
        It runs Medusa {runningVersion(store)} now. The shop is away for a moment while the new version
        starts; a backup is made before. If the new version does not come up, Souk goes back by itself.
      </p>
      <ChangeError error={upgrade.error} />
      <QueryView query={versions} skeleton={<Skeleton className="h-20 rounded-lg" />}>
        {(list) => <Versions store={store} versions={list} chosen={chosen} onChoose={setPicked} />}
      </QueryView>
    </DialogForm>
  );
}
