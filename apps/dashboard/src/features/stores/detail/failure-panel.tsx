import type { Failure, Store } from '@souk/contract';
import { CircleAlert, RotateCcw } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { useToast } from '../../../components/ui/toast.tsx';
import { useRetryStore } from '../store-mutations.ts';
import { LogLines } from './log-lines.tsx';

function RetryButton({ name }: { name: string }) {
  const retry = useRetryStore(name);
  const toast = useToast();
  const onError = (error: Error) => {
    const { title, detail } = describeError(error);
    toast(detail ?? title, 'danger');
  };
  return (
    <Button icon={RotateCcw} busy={retry.isPending} onClick={() => retry.mutate(undefined, { onError })}>
      Try again
    </Button>
  );
}

type Props = { store: Store; failure: Failure };

/** Why the store does not come up, in words, and what to do about it. */
export function FailurePanel({ store, failure: { reason, message, hint, log } }: Props) {
  return (
    <section
      aria-labelledby="failure-title"
      className="rounded-xl border border-danger-line bg-surface shadow-card"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 rounded-t-xl border-b border-danger-line bg-danger-soft px-5 py-4">
        <div className="flex min-w-0 gap-3">
          <CircleAlert className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden="true" />
          <div className="min-w-0">
            <h2 id="failure-title" className="font-semibold wrap-anywhere">
              {message}
            </h2>
            <p className="mt-0.5 font-mono text-xs text-danger">{reason}</p>
          </div>
        </div>
        {store.actions.includes('retry') && <RetryButton name={store.name} />}
      </div>
      <div className="px-5 py-4">
        <h3 className="text-sm font-medium">What you can do</h3>
        <p className="mt-0.5 wrap-anywhere text-muted">{hint}</p>
        {log && <LogLines log={log} />}
      </div>
    </section>
  );
}
