import { CloudOff } from 'lucide-react';
import { describeError } from '../../lib/describe-error.ts';
import { Button } from './button.tsx';

type Props = { error: unknown; onRetry(): void; busy?: boolean };

/** Instead of a page or a part of it whose data did not come. */
export function ErrorPanel({ error, onRetry, busy = false }: Props) {
  const { title, detail } = describeError(error);
  return (
    <section
      role="alert"
      className="mx-auto max-w-lg rounded-2xl border border-line bg-surface px-6 py-12 text-center shadow-card"
    >
      <CloudOff className="mx-auto size-9 text-muted" aria-hidden="true" />
      <h2 className="mt-4 text-lg font-semibold">{title}</h2>
      <p className="mt-1 mb-5 text-muted">{detail}</p>
      <Button onClick={onRetry} busy={busy}>
        Try again
      </Button>
    </section>
  );
}
