import { Fragment } from 'react';
import { CopyButton } from './copy-button.tsx';

/** A command for a terminal. Its lines end between words, and not at a hyphen within one. */
export function Command({ children }: { children: string }) {
  return (
    <span className="flex items-start gap-2 rounded-lg border border-line bg-sunken pl-3">
      <code className="min-w-0 grow py-2 font-mono text-[0.8125rem] text-ink">
        <span className="text-muted select-none">$</span>
        {children.split(' ').map((word) => (
          <Fragment key={word}>
            {' '}
            <span className="whitespace-nowrap">{word}</span>
          </Fragment>
        ))}
      </code>
      <CopyButton text={children} label="Copy command" />
    </span>
  );
}
