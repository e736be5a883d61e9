import type { ReactNode } from 'react';

export type ChoiceOption = { value: string; title: ReactNode; children?: ReactNode; disabled?: boolean };

type Props = {
  legend: string;
  name: string;
  value: string;
  options: ChoiceOption[];
  onChange(value: string): void;
  /** Beside each other where there is room, or always below each other. */
  columns?: 1 | 2;
};

/** Radio buttons as cards, for a few options that need a word of explanation each. */
export function Choice({ legend, name, value, options, onChange, columns = 2 }: Props) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={`grid gap-2.5 ${columns === 2 ? 'sm:grid-cols-2' : ''}`}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex cursor-pointer gap-3 rounded-lg border border-line-strong bg-surface px-3.5 py-3 transition-colors hover:border-field has-checked:border-link has-checked:bg-info-soft has-focus-visible:outline-2 has-focus-visible:outline-link has-disabled:cursor-not-allowed has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
              className="mt-1 size-4 shrink-0 accent-brand outline-none"
            />
            <span className="min-w-0 text-sm">
              <span className="block font-medium">{option.title}</span>
              {option.children && <span className="block text-muted">{option.children}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
