import { type Phase, phases } from '@souk/contract';
import { toneText } from '../../../components/ui/tone.ts';
import { phaseLooks } from '../phase-look.ts';

type Props = {
  counts: Map<Phase, number>;
  total: number;
  chosen: Phase | undefined;
  onChoose(phase: Phase | undefined): void;
};

type PillProps = { pressed: boolean; count: number; onPress(): void; children: React.ReactNode };

function Pill({ pressed, count, onPress, children }: PillProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm text-muted transition-colors hover:border-line-strong hover:text-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-canvas"
    >
      {children}
      <span className="font-mono text-xs tabular-nums">{count}</span>
    </button>
  );
}

/** How many stores are in which phase, and the way to see only those. */
export function PhaseFilter({ counts, total, chosen, onChoose }: Props) {
  const shown = phases.filter((phase) => counts.has(phase) || phase === chosen);
  return (
    <fieldset className="flex min-w-0 gap-2 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:[scrollbar-width:none] sm:flex-wrap">
      <legend className="sr-only">Filter by phase</legend>
      <Pill pressed={!chosen} count={total} onPress={() => onChoose(undefined)}>
        All
      </Pill>
      {shown.map((phase) => {
        const { icon: Icon, tone } = phaseLooks[phase];
        const pressed = phase === chosen;
        return (
          <Pill
            key={phase}
            pressed={pressed}
            count={counts.get(phase) ?? 0}
            onPress={() => onChoose(pressed ? undefined : phase)}
          >
            <Icon className={`size-3.5 ${pressed ? '' : toneText[tone]}`} aria-hidden="true" />
            {phase}
          </Pill>
        );
      })}
    </fieldset>
  );
}
