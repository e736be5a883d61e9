import type { History, Revision, Store } from '@souk/contract';
import { Age } from '../age.tsx';

/** Helm's words for a revision, and what they mean to somebody who does not know Helm. */
const words: Record<string, string> = {
  deployed: 'in place',
  superseded: 'replaced',
  failed: 'failed',
  uninstalled: 'removed',
  uninstalling: 'being removed',
  'pending-install': 'being installed',
  'pending-upgrade': 'being installed',
  'pending-rollback': 'going back',
};

type Props = { store: Store; history: History };

function Entry({
  revision: { revision, version, status, updatedAt },
  current,
}: {
  revision: Revision;
  current: boolean;
}) {
  return (
    <li className="flex items-baseline justify-between gap-3 py-2.5 first:pt-0 last:pb-0">
      <span className="min-w-0">
        <span className="font-medium">{version ? `Medusa ${version}` : 'Unknown version'}</span>
        <span className="block text-xs text-muted">
          Revision {revision}
          {' · '}
          <span className={current ? 'text-positive' : status === 'failed' ? 'text-danger' : ''}>
            {words[status] ?? status}
          </span>
        </span>
      </span>
      {updatedAt && (
        <span className="shrink-0 text-xs text-muted">
          <Age since={updatedAt} />
        </span>
      )}
    </li>
  );
}

/** Every installation of the store, newest first. */
export function RevisionList({ store: { release }, history: { items } }: Props) {
  if (items.length === 0) return <p className="text-sm text-muted">Nothing is installed yet.</p>;
  return (
    <ol className="divide-y divide-line">
      {items.map((revision) => (
        <Entry
          key={revision.revision}
          revision={revision}
          current={revision.status === 'deployed' && revision.revision === release?.revision}
        />
      ))}
    </ol>
  );
}
