import type { Phase } from '@souk/contract';
import { toneSoft } from '../../components/ui/tone.ts';
import { phaseLooks } from './phase-look.ts';

type Props = { phase: Phase; size?: 'sm' | 'md' };

const sizes = { sm: 'gap-1.5 px-2 py-0.5 text-xs', md: 'gap-1.5 px-2.5 py-1 text-[0.8125rem]' };

export function PhaseBadge({ phase, size = 'sm' }: Props) {
  const { tone, icon: Icon, turns } = phaseLooks[phase];
  return (
    <span
      data-testid="phase"
      className={`inline-flex items-center rounded-full border font-medium whitespace-nowrap ${sizes[size]} ${toneSoft[tone]}`}
    >
      <Icon className={`size-3.5 ${turns ? 'animate-spin' : ''}`} aria-hidden="true" />
      {phase}
    </span>
  );
}
