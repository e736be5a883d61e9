import { CloudOff } from 'lucide-react';
import { useState } from 'react';
import { useLasting } from '../../lib/use-lasting.ts';
import { useLiveUpdates } from './use-live-updates.ts';

/** Shorter breaks heal before anybody reads about them. */
const patienceMs = 2_500;

function Banner({ onTryNow }: { onTryNow(): void }) {
  const lost = useLasting(useLiveUpdates() === 'reconnecting', patienceMs);
  return (
    <output className="block">
      {lost && (
        <span className="block border-b border-warning-line bg-warning-soft text-sm text-warning">
          <span className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-6">
            <CloudOff className="size-4" aria-hidden="true" />
            <span>
              <strong className="font-semibold">Connection lost.</strong> What you see may be out of date;
              reconnecting…
            </span>
            <button type="button" onClick={onTryNow} className="font-semibold underline underline-offset-2">
              Try now
            </button>
          </span>
        </span>
      )}
    </output>
  );
}

/** Keeps the page live, and says so when it is not. */
export function ConnectionBanner() {
  const [attempt, setAttempt] = useState(0);
  // A new banner opens a new stream at once, instead of after the pause that has grown.
  return <Banner key={attempt} onTryNow={() => setAttempt(attempt + 1)} />;
}
