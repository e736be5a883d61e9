import { CircleAlert, CircleCheck, Info, type LucideIcon, Moon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Tone, toneSoft } from './tone.ts';

const icons: Record<Tone, LucideIcon> = {
  positive: CircleCheck,
  info: Info,
  warning: TriangleAlert,
  danger: CircleAlert,
  calm: Moon,
  neutral: Info,
};

type Props = {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  /** Interrupts a screen reader: for what just went wrong. */
  role?: 'alert';
};

export function Notice({ tone, title, children, role }: Props) {
  const Icon = icons[tone];
  return (
    <div role={role} className={`flex gap-3 rounded-lg border px-4 py-3 text-sm ${toneSoft[tone]}`}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 grow">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink wrap-anywhere">{children}</div>}
      </div>
    </div>
  );
}
