import type { Phase, Store } from '@souk/contract';
import { Search } from 'lucide-react';
import { controlClass } from '../../../components/ui/field.tsx';
import { Select } from '../../../components/ui/select.tsx';
import { countPhases, type ListFilter, type SortKey } from './list-filter.ts';
import { PhaseFilter } from './phase-filter.tsx';

const sortNames: Record<SortKey, string> = {
  '-createdAt': 'Newest first',
  createdAt: 'Oldest first',
  name: 'Name, A to Z',
  '-name': 'Name, Z to A',
};

type Props = { stores: readonly Store[]; filter: ListFilter; onChange(change: Partial<ListFilter>): void };

export function ListToolbar({ stores, filter, onChange }: Props) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      <PhaseFilter
        counts={countPhases(stores)}
        total={stores.length}
        chosen={filter.phase}
        onChoose={(phase: Phase | undefined) => onChange({ phase })}
      />
      <div className="flex grow gap-2 max-sm:w-full sm:justify-end">
        <span className="relative block grow sm:max-w-64">
          <Search
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
            aria-hidden="true"
          />
          <input
            type="search"
            aria-label="Search stores"
            placeholder="Search"
            value={filter.q}
            onChange={(event) => onChange({ q: event.target.value })}
            className={`${controlClass} h-9 pl-9 text-sm`}
          />
        </span>
        <Select
          aria-label="Order"
          value={filter.sort}
          onChange={(event) => onChange({ sort: event.target.value as SortKey })}
          className="h-9 w-38 shrink-0 text-sm"
        >
          {Object.entries(sortNames).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
