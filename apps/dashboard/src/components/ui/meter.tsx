type Level = 'calm' | 'high' | 'full';

const fills: Record<Level, string> = { calm: 'bg-brand', high: 'bg-amber', full: 'bg-danger-fill' };

const levelOf = (share: number): Level => (share >= 0.95 ? 'full' : share >= 0.8 ? 'high' : 'calm');

type Props = { label: string; value: number; max: number; words: string };

/** How much of something is taken; coloured only where it becomes little. */
export function Meter({ label, value, max, words }: Props) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div>
      <meter aria-label={label} min={0} max={max} value={Math.min(value, max)} className="sr-only">
        {words}
      </meter>
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-line">
        <div
          className={`h-full rounded-full transition-[width] duration-500 ${fills[levelOf(share)]}`}
          style={{ width: `${Math.max(1, share * 100)}%` }}
        />
      </div>
    </div>
  );
}
