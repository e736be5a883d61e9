import type { Store } from '@souk/contract';
import { ArrowUpRight } from 'lucide-react';
import { Link } from 'react-router';
import { shortName } from '../../session/short-name.ts';
import { Age } from '../age.tsx';
import { PhaseBadge } from '../phase-badge.tsx';
import { addressOf } from '../store-address.ts';

/** The link is stretched over the whole row; the shop's own link lies above it. */
function NameCell({ store: { name, displayName, createdAt } }: { store: Store }) {
  return (
    <td className="w-full max-w-0 px-4 py-3 md:w-[28%]">
      <Link
        to={`/stores/${name}`}
        className="block truncate font-semibold text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-link"
      >
        {displayName}
      </Link>
      <span className="block truncate font-mono text-xs text-muted">
        {name}
        <span className="md:hidden">
          {' · '}
          <Age since={createdAt} />
        </span>
      </span>
    </td>
  );
}

function AddressCell({ store: { name, url, actions } }: { store: Store }) {
  const address = addressOf(url);
  return (
    <td className="max-w-64 px-4 py-3 max-md:hidden">
      {actions.includes('open') ? (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={`${address}, shop of ${name}, opens in a new tab`}
          className="relative inline-flex max-w-full items-center gap-1 text-link hover:underline"
        >
          <span className="truncate font-mono text-xs">{address}</span>
          <ArrowUpRight className="size-3.5 shrink-0" aria-hidden="true" />
        </a>
      ) : (
        <span className="block truncate font-mono text-xs text-muted">{address}</span>
      )}
    </td>
  );
}

export function StoreRow({ store }: { store: Store }) {
  return (
    <tr className="relative transition-colors hover:bg-sunken/60">
      <NameCell store={store} />
      <td className="px-4 py-3 max-md:text-right">
        <PhaseBadge phase={store.phase} />
      </td>
      <td className="px-4 py-3 font-mono text-xs max-lg:hidden">{store.version}</td>
      <td className="px-4 py-3 max-lg:hidden">{store.plan}</td>
      <td className="max-w-40 truncate px-4 py-3 max-md:hidden" title={store.owner}>
        {shortName(store.owner)}
      </td>
      <td className="px-4 py-3 text-muted max-md:hidden">
        <Age since={store.createdAt} />
      </td>
      <AddressCell store={store} />
    </tr>
  );
}
