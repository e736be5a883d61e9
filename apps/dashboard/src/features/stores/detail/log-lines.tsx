import { CopyButton } from '../../../components/ui/copy-button.tsx';

/** What the cluster still told of a pod that is gone. */
export function LogLines({ log }: { log: string }) {
  return (
    <div className="mt-4">
      <div className="flex items-center justify-between">
        <h3 className="text-sm font-medium">Last lines of the log</h3>
        <CopyButton text={log} label="Copy log" />
      </div>
      <pre
        // Long lines scroll sideways, which needs the focus for those who use no mouse.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Last lines of the log"
        className="max-h-72 overflow-auto rounded-lg border border-line bg-sunken px-4 py-3 font-mono text-xs leading-relaxed"
      >
        {log}
      </pre>
    </div>
  );
}
