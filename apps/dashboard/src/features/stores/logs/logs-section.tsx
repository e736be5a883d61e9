import type { Store } from '@souk/contract';
import { useState } from 'react';
import { Log } from './log.tsx';
import type { LogSource } from './use-log.ts';

/** What the store's containers say. */
export function LogsSection({ store }: { store: Store }) {
  const [source, setSource] = useState<LogSource>({ container: 'medusa', previous: false });
  const [attempt, setAttempt] = useState(0);
  return (
    <section aria-label="Logs" className="rounded-xl border border-line bg-surface shadow-card">
      {/* Another log, or another try, begins with nothing of the one before. */}
      <Log
        key={`${source.container} ${source.previous} ${attempt}`}
        store={store}
        source={source}
        onSource={setSource}
        onAgain={() => setAttempt(attempt + 1)}
      />
    </section>
  );
}
