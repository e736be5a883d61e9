import type { Store } from '@souk/contract';
import { TriangleAlert } from 'lucide-react';
import { runningVersion } from '../versions.ts';
import { LogLines } from './log-lines.tsx';

type Props = { store: Store; rejected: NonNullable<Store['rejected']> };

/** A change that did not come up and was taken back: the store goes on as before, and its wish waits for another. */
export function RejectedPanel({ store, rejected: { version, reason } }: Props) {
  const { failure, phase } = store;
  const running = runningVersion(store);
  const title =
    version === running ? 'The last change was not taken over' : `Medusa ${version} was not taken over`;
  return (
    <section
      aria-labelledby="rejected-title"
      className="rounded-xl border border-warning-line bg-surface shadow-card"
    >
      <div className="flex gap-3 rounded-t-xl border-b border-warning-line bg-warning-soft px-5 py-4">
        <TriangleAlert className="mt-0.5 size-5 shrink-0 text-warning" aria-hidden="true" />
        <div className="min-w-0">
          <h2 id="rejected-title" className="font-semibold wrap-anywhere">
            {title}
          </h2>
          <p className="mt-0.5 font-mono text-xs wrap-anywhere text-warning">{reason}</p>
        </div>
      </div>
      <div className="px-5 py-4">
        {failure && <p className="mb-3 wrap-anywhere">{failure.message}</p>}
        <h3 className="text-sm font-medium">What you can do</h3>
        <p className="mt-0.5 wrap-anywhere text-muted">
          {failure?.hint ??
            'Look at the activity for the cause, then ask for another version, or roll back to the one that serves.'}
        </p>
        {phase === 'Ready' && (
          <p className="mt-3 text-sm text-muted">The shop goes on with Medusa {running}, as before.</p>
        )}
        {failure?.log && <LogLines log={failure.log} />}
      </div>
    </section>
  );
}
