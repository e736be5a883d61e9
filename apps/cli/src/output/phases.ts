import type { Phase, Store } from '@souk/contract';
import type { Style } from './screen.ts';
import type { Cell } from './table.ts';

export const phaseStyles: Record<Phase, Style> = {
  Pending: 'dim',
  Provisioning: 'cyan',
  Ready: 'green',
  Updating: 'cyan',
  Degraded: 'yellow',
  Failed: 'red',
  Hibernated: 'blue',
  Deleting: 'magenta',
};

export const phaseCell = ({ phase }: Pick<Store, 'phase'>): Cell => ({
  text: phase,
  style: phaseStyles[phase],
});
