import { useState } from 'react';
import { formatAge } from '../../lib/format-duration.ts';
import { formatTime } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';

const minuteMs = 60_000;

/** How long ago `since` (RFC 3339) was; the exact time shows on hovering. */
export function Age({ since }: { since: string }) {
  const from = Date.parse(since);
  const [everyMs] = useState(() => (Date.now() - from < minuteMs ? 1_000 : minuteMs / 2));
  const now = useNow(everyMs);
  return (
    <time dateTime={since} title={formatTime(since)} className="whitespace-nowrap tabular-nums">
      {formatAge(now - from)}
    </time>
  );
}
