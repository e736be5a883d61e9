import type { Store } from '@souk/contract';
import type { ReactNode } from 'react';
import { Card } from '../../../components/ui/card.tsx';
import { CopyButton } from '../../../components/ui/copy-button.tsx';
import { formatTime } from '../../../lib/format-time.ts';
import { shortName } from '../../session/short-name.ts';
import { addressOf } from '../store-address.ts';
import { runningVersion } from '../versions.ts';
import { readyIn } from './ready-note.tsx';

function Detail({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1.5">
      <dt className="shrink-0 text-sm text-muted">{term}</dt>
      <dd className="min-w-0 text-right text-sm wrap-anywhere">{children}</dd>
    </div>
  );
}

function Address({ url, label }: { url: string; label: string }) {
  return (
    <div className="mb-2 flex items-center gap-1 rounded-lg border border-line bg-sunken pl-3">
      <span className="grow py-1.5 font-mono text-xs wrap-anywhere">{addressOf(url)}</span>
      <CopyButton text={url} label={label} />
    </div>
  );
}

export function StoreDetails({ store }: { store: Store }) {
  const { createdAt, release, owner } = store;
  const speed = readyIn(store);
  const running = runningVersion(store);
  return (
    <Card title="Details">
      <Address url={store.url} label="Copy address" />
      <Address url={store.adminUrl} label="Copy admin address" />
      <dl>
        <Detail term="Version">
          Medusa {running}
          {running !== store.version && (
            <span className="block text-xs text-muted">{store.version} is asked for</span>
          )}
        </Detail>
        <Detail term="Plan">{store.plan}</Detail>
        <Detail term="Owner">
          <span title={owner}>{shortName(owner)}</span>
        </Detail>
        <Detail term="Created">
          <time dateTime={createdAt}>{formatTime(createdAt)}</time>
        </Detail>
        {speed && <Detail term="Ready in">{speed}</Detail>}
        {release && (
          <Detail term="Release">
            <span className="font-mono text-xs">
              revision {release.revision}, {release.status}
            </span>
          </Detail>
        )}
      </dl>
    </Card>
  );
}
