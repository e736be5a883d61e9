import { type ReactNode, useId } from 'react';

type Props = {
  title: ReactNode;
  /** Beside the title, at the right. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A titled region of a page. */
export function Card({ title, aside, children, className = '' }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`rounded-xl border border-line bg-surface shadow-card ${className}`}
    >
      <header className="flex min-h-13 items-center justify-between gap-4 border-b border-line px-5 py-2.5">
        <h2 id={id} className="font-semibold tracking-tight">
          {title}
        </h2>
        {aside}
      </header>
      <div className="px-5 py-4">{children}</div>
    </section>
  );
}
