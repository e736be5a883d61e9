import type { ReactNode } from 'react';

type Props = { title: string; children: ReactNode; button: ReactNode };

/** One thing that can be done: what it means, and the button that begins it. */
export function ActionRow({ title, children, button }: Props) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2.5 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0 grow basis-60">
        <h3 className="font-medium">{title}</h3>
        <p className="text-sm text-muted">{children}</p>
      </div>
      {button}
    </li>
  );
}
