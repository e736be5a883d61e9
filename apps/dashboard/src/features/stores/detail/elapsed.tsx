import { formatDuration, formatSpan } from '../../../lib/format-duration.ts';
import { useNow } from '../../../lib/use-now.ts';

function Running({ since }: { since: string }) {
  // Silent for screen readers: ten numbers a second tell them nothing.
  return <span aria-hidden="true">{formatDuration(useNow(100) - Date.parse(since))}</span>;
}

type Props = { since: string | undefined; until?: string | undefined; className?: string };

/** Time between two RFC 3339 times; without an end it counts on. */
export function Elapsed({ since, until, className = '' }: Props) {
  if (!since) return null;
  return (
    <span className={`font-mono whitespace-nowrap tabular-nums ${className}`}>
      {until ? formatSpan(since, until) : <Running since={since} />}
    </span>
  );
}
