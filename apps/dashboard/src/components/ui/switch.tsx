import { useId } from 'react';

type Props = {
  label: string;
  hint: string;
  checked: boolean;
  disabled?: boolean;
  /** Work is under way: the switch keeps its place and its focus, and does nothing. */
  busy?: boolean;
  onChange(checked: boolean): void;
};

/** On or off, at once. It shows what is so, and moves when that has changed. */
export function Switch({ label, hint, checked, disabled = false, busy = false, onChange }: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        aria-describedby={hintId}
        aria-busy={busy || undefined}
        checked={checked}
        disabled={disabled}
        onChange={(event) => !busy && onChange(event.target.checked)}
        className={`relative mt-0.5 h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full border border-field bg-sunken transition-colors before:absolute before:top-1/2 before:left-0.5 before:size-4.5 before:-translate-y-1/2 before:rounded-full before:bg-field before:transition-[translate,background] checked:border-brand checked:bg-brand checked:before:translate-x-4 checked:before:bg-white disabled:cursor-not-allowed disabled:opacity-50 ${busy ? 'animate-pulse' : ''}`}
      />
    </div>
  );
}
