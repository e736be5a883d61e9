import type { Phase, Store } from '@souk/contract';
import { Select } from '../../../components/ui/select.tsx';
import { countPhases, type ListFilter, type SortKey } from './list-filter.ts';
import { PhaseFilter } from './phase-filter.tsx';
import { SearchField } from './search-field.tsx';

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
        <SearchField value={filter.q} onChange={(q) => onChange({ q })} />
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
