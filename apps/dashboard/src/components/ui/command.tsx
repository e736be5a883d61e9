import { CopyButton } from './copy-button.tsx';

/** A command for a terminal. */
export function Command({ children }: { children: string }) {
  return (
    <span className="flex items-start gap-2 rounded-lg border border-line bg-sunken pl-3">
      <code className="grow py-2 font-mono text-[0.8125rem] wrap-anywhere text-ink">
        <span className="text-muted select-none">$ </span>
        {children}
      </code>
      <CopyButton text={children} label="Copy command" />
    </span>
  );
}
