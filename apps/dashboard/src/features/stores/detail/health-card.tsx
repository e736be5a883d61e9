import type { Phase, Store } from '@souk/contract';
import { ChevronRight } from 'lucide-react';
import { type Tone, toneText } from '../../../components/ui/tone.ts';
import { Age } from '../age.tsx';
import { ConditionList, lookOf } from './condition-list.tsx';

/** Where what is so is also what was asked for, however it may look otherwise. */
const asWished: Partial<Record<Phase, { tone: Tone; words: string }>> = {
  Deleting: { tone: 'neutral', words: 'Shoppers cannot order any more' },
};

/** Whether shoppers can order, in one line; what Kubernetes says of it lies behind. */
export function HealthCard({ store: { conditions, phase } }: { store: Store }) {
  const main = conditions.find(({ type }) => type === 'Ready') ?? conditions[0];
  if (!main) return null;
  const { tone, words } = asWished[phase] ?? lookOf(main);
  return (
    <details className="group rounded-xl border border-line bg-surface shadow-card">
      <summary className="flex min-h-13 list-none items-center gap-3 rounded-xl px-5 py-2.5 select-none [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-full bg-current ${toneText[tone]}`} />
        <span className="min-w-0 grow font-semibold">{words}</span>
        <span className="text-xs text-muted">
          <Age since={main.lastTransitionTime} />
        </span>
        <span className="text-sm text-muted max-sm:sr-only">Conditions</span>
        <ChevronRight
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          aria-hidden="true"
        />
      </summary>
      <div className="border-t border-line px-5 py-4">
        <ConditionList conditions={conditions} />
      </div>
    </details>
  );
}
