import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode };

/** Where there is nothing to show, and nothing is wrong. */
export function EmptyPanel({ icon: Icon, title, children, action }: Props) {
  return (
    <section className="rounded-xl border border-dashed border-line-strong px-6 py-12 text-center">
      <Icon className="mx-auto size-7 text-muted" aria-hidden="true" />
      <h2 className="mt-3 font-semibold">{title}</h2>
      {children && <p className="mx-auto mt-1 max-w-md text-sm wrap-anywhere text-muted">{children}</p>}
      {action && <div className="mt-5 flex justify-center">{action}</div>}
    </section>
  );
}
