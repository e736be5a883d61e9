import type { Snapshot } from '@souk/contract';
import { ArchiveRestore, Trash2 } from 'lucide-react';
import { Button, IconButton } from '../../../components/ui/button.tsx';
import { formatBytes } from '../../../lib/format-bytes.ts';
import { formatTime } from '../../../lib/format-time.ts';
import { Age } from '../age.tsx';

const reasons: Record<Snapshot['reason'], string> = {
  manual: 'Made by hand',
  schedule: 'Made by schedule',
  upgrade: 'Made before an upgrade',
  final: 'Made before deletion',
};

const places: Record<Snapshot['place'], string> = { volume: 'on its volume', bucket: 'in the bucket' };

type Handlers = { onRestore(snapshot: Snapshot): void; onDelete(snapshot: Snapshot): void };
type RowProps = Handlers & { snapshot: Snapshot; mayRestore: boolean; mayDelete: boolean };

function Row({ snapshot, mayRestore, mayDelete, onRestore, onDelete }: RowProps) {
  const { createdAt, bytes, version, reason, place } = snapshot;
  const time = formatTime(createdAt);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5 py-3.5 first:pt-0 last:pb-0">
      <div className="min-w-0 grow basis-56">
        <p className="font-medium">
          {time}
          <span className="ml-2 text-sm font-normal text-muted">
            <Age since={createdAt} /> ago
          </span>
        </p>
        <p className="text-sm text-muted">
          <span className="tabular-nums">{formatBytes(bytes)}</span>
          {` · Medusa ${version} · ${reasons[reason]}, ${places[place]}`}
        </p>
      </div>
      <div className="flex items-center gap-1">
        <Button
          size="sm"
          icon={ArchiveRestore}
          disabled={!mayRestore}
          aria-label={`Restore the backup of ${time}`}
          onClick={() => onRestore(snapshot)}
        >
          Restore
        </Button>
        <IconButton
          icon={Trash2}
          label={`Delete the backup of ${time}`}
          disabled={!mayDelete}
          onClick={() => onDelete(snapshot)}
          className="disabled:opacity-50"
        />
      </div>
    </li>
  );
}

type Props = Handlers & { items: readonly Snapshot[]; mayRestore: boolean; mayDelete: boolean };

export function SnapshotList({ items, ...rest }: Props) {
  return (
    <ul className="divide-y divide-line">
      {items.map((snapshot) => (
        <Row key={snapshot.id} snapshot={snapshot} {...rest} />
      ))}
    </ul>
  );
}
