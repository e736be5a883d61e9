import { Search } from 'lucide-react';
import { useState } from 'react';
import { controlClass } from '../../../components/ui/field.tsx';

type Props = { value: string; onChange(value: string): void };

/**
 * What is typed shows at once and stays until the field is left: the address, where the search lives, follows
 * a little later, and would take back letters of a fast writer.
 */
export function SearchField({ value, onChange }: Props) {
  const [draft, setDraft] = useState<string>();
  return (
    <span className="relative block grow sm:max-w-64">
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        type="search"
        aria-label="Search stores"
        placeholder="Search"
        value={draft ?? value}
        onChange={(event) => {
          setDraft(event.target.value);
          onChange(event.target.value);
        }}
        onBlur={() => setDraft(undefined)}
        className={`${controlClass} h-9 pl-9 text-sm`}
      />
    </span>
  );
}
