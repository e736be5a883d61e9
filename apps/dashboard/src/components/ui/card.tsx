import { type ReactNode, useId } from 'react';

type Props = {
  title: ReactNode;
  /** Beside the title, at the right. */
  aside?: ReactNode;
  /** Instead of the plain line under the title. */
  line?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A titled region of a page. */
export function Card({ title, aside, line, children, className = '' }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`rounded-xl border border-line bg-surface shadow-card ${className}`}
    >
      <header className="flex min-h-13 items-center justify-between gap-4 px-5 py-2.5">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside}
      </header>
      {line ?? <div className="h-px bg-line" />}
      <div className="px-5 py-4">{children}</div>
    </section>
  );
}
