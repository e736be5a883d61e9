import type { Phase } from '@souk/contract';
import {
  CircleAlert,
  CircleCheck,
  Clock,
  LoaderCircle,
  type LucideIcon,
  Moon,
  RefreshCw,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import type { Tone } from '../../components/ui/tone.ts';

type PhaseLook = {
  tone: Tone;
  icon: LucideIcon;
  /** Work is under way: the icon turns. */
  turns: boolean;
  /** What the phase means for the store's owner. */
  meaning: string;
};

export const phaseLooks: Record<Phase, PhaseLook> = {
  Pending: { tone: 'neutral', icon: Clock, turns: false, meaning: 'Waiting for its turn.' },
  Provisioning: {
    tone: 'info',
    icon: LoaderCircle,
    turns: true,
    meaning: 'Being set up. This usually takes a few seconds.',
  },
  Ready: { tone: 'positive', icon: CircleCheck, turns: false, meaning: 'Open: shoppers can order.' },
  Updating: { tone: 'info', icon: RefreshCw, turns: true, meaning: 'Changing over to what was asked for.' },
  Degraded: {
    tone: 'warning',
    icon: TriangleAlert,
    turns: false,
    meaning: 'Does not answer as it should. Souk keeps an eye on it.',
  },
  Failed: {
    tone: 'danger',
    icon: CircleAlert,
    turns: false,
    meaning: 'Could not be set up. What was begun has been removed.',
  },
  Hibernated: { tone: 'calm', icon: Moon, turns: false, meaning: 'Asleep; its data is kept.' },
  Deleting: {
    tone: 'neutral',
    icon: Trash2,
    turns: false,
    meaning: 'Being removed with all its data.',
  },
};
