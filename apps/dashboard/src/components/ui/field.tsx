import { type ReactNode, useId } from 'react';

type Ids = { id: string; 'aria-describedby': string; 'aria-invalid': boolean };

type Props = {
  label: string;
  /** Completes "LABEL …" to a sentence, such as "must be lower case". */
  error?: string | undefined;
  hint?: ReactNode;
  optional?: boolean;
  /** Gets what ties the control to its label and its words. */
  children(ids: Ids): ReactNode;
};

export const sentence = (label: string, error: string) =>
  `${label} ${error}${/[.!?]$/.test(error) ? '' : '.'}`;

/** Label, control, and one line of words that turns from hint to error. */
export function Field({ label, error, hint, optional = false, children }: Props) {
  const id = useId();
  const wordsId = `${id}-words`;
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {optional && <span className="text-xs text-muted">optional</span>}
      </div>
      {children({ id, 'aria-describedby': wordsId, 'aria-invalid': error !== undefined })}
      <p
        id={wordsId}
        aria-live="polite"
        className={`mt-1.5 text-[0.8125rem] leading-snug empty:hidden ${error ? 'text-danger' : 'text-muted'}`}
      >
        {error ? sentence(label, error) : hint}
      </p>
    </div>
  );
}

/** Of text inputs and selects alike. */
export const controlClass =
  'block w-full rounded-lg border border-field/70 bg-surface px-3 text-ink transition-colors hover:border-field focus-visible:border-link focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger';
