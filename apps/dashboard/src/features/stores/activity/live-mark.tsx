/** Whether what is shown follows by itself. */
export function LiveMark({ live }: { live: boolean }) {
  return (
    <span className="flex items-center gap-2 text-xs text-muted">
      <span
        aria-hidden="true"
        className={`size-2 rounded-full ${live ? 'animate-pulse bg-positive' : 'bg-line-strong'}`}
      />
      {live ? 'Live' : 'Connecting…'}
    </span>
  );
}
