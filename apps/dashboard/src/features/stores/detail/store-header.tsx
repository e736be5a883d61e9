import type { Store } from '@souk/contract';
import { ArrowUpRight, LayoutDashboard } from 'lucide-react';
import { buttonClass } from '../../../components/ui/button.tsx';
import { PhaseBadge } from '../phase-badge.tsx';
import { phaseLooks } from '../phase-look.ts';

function OpenLinks({ url, adminUrl }: Pick<Store, 'url' | 'adminUrl'>) {
  return (
    <div className="flex gap-2.5 max-sm:w-full">
      <a
        href={adminUrl}
        target="_blank"
        rel="noreferrer"
        title="Opens in a new tab"
        className={`${buttonClass('secondary')} max-sm:grow`}
      >
        <LayoutDashboard className="size-4" aria-hidden="true" />
        Open admin
      </a>
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        title="Opens in a new tab"
        className={`${buttonClass('primary')} max-sm:grow`}
      >
        Open shop
        <ArrowUpRight className="size-4" aria-hidden="true" />
      </a>
    </div>
  );
}

export function StoreHeader({ store }: { store: Store }) {
  const { name, displayName, phase, actions } = store;
  return (
    <header className="mb-7 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="text-2xl font-semibold wrap-anywhere">{displayName}</h1>
          <PhaseBadge phase={phase} size="md" />
        </div>
        <p className="mt-1 text-muted">
          <span className="font-mono text-sm">{name}</span>
          <span aria-hidden="true" className="mx-2">
            ·
          </span>
          {phaseLooks[phase].meaning}
        </p>
      </div>
      {actions.includes('open') && <OpenLinks url={store.url} adminUrl={store.adminUrl} />}
    </header>
  );
}
