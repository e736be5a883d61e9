import type { Store } from '@souk/contract';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { filterStores } from './list-filter.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { StoreTable } from './store-table.tsx';
import { useListFilter } from './use-list-filter.ts';

/** Rows that are drawn at once; hundreds of stores stay quick to scroll and to search. */
const pageSize = 50;

export function StoreList({ stores }: { stores: readonly Store[] }) {
  const [filter, change] = useListFilter();
  const [limit, setLimit] = useState(pageSize);
  const found = filterStores(stores, filter);
  const shown = found.slice(0, limit);
  const narrowed = filter.q !== '' || filter.phase !== undefined;
  const onChange = (next: Parameters<typeof change>[0]) => {
    setLimit(pageSize);
    change(next);
  };
  return (
    <>
      <ListToolbar stores={stores} filter={filter} onChange={onChange} />
      <output className="sr-only">{narrowed ? `${found.length} stores found` : ''}</output>
      {found.length === 0 ? (
        <div className="rounded-xl border border-dashed border-line-strong px-6 py-14 text-center">
          <p className="font-semibold">No store matches</p>
          <p className="mt-1 mb-4 text-sm text-muted">Try other words, or look at all of them.</p>
          <Button onClick={() => onChange({ q: '', phase: undefined })}>Show all stores</Button>
        </div>
      ) : (
        <StoreTable stores={shown} />
      )}
      {found.length > shown.length && (
        <div className="mt-4 flex items-center justify-center gap-4 text-sm text-muted">
          <span>
            {shown.length} of {found.length}
          </span>
          <Button onClick={() => setLimit(limit + pageSize)}>Show more</Button>
        </div>
      )}
    </>
  );
}
