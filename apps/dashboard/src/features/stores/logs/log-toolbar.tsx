import { type LogsQuery, storeContainers } from '@souk/contract';
import { Download, Pause, Play, WrapText } from 'lucide-react';
import { Button, IconButton } from '../../../components/ui/button.tsx';
import { CopyButton } from '../../../components/ui/copy-button.tsx';
import { Select } from '../../../components/ui/select.tsx';
import { downloadText } from '../../../lib/download-text.ts';
import type { LogSource } from './use-log.ts';

type Container = LogsQuery['container'];

const containerNames: Record<Container, string> = {
  medusa: 'Medusa server',
  postgres: 'PostgreSQL database',
};

/** A choice of container and run, as one list: `medusa`, or `medusa previous`. */
const choices = storeContainers.flatMap((container) => [
  { value: container as string, text: containerNames[container], source: { container, previous: false } },
  {
    value: `${container} previous`,
    text: `${containerNames[container]}, before its restart`,
    source: { container, previous: true },
  },
]);

type Props = {
  source: LogSource;
  onSource(source: LogSource): void;
  text: string;
  fileName: string;
  /** Missing where the log has ended and nothing can be paused. */
  paused: boolean | undefined;
  onPaused(paused: boolean): void;
  wrap: boolean;
  onWrap(wrap: boolean): void;
};

export function LogToolbar({ source, onSource, text, fileName, paused, onPaused, wrap, onWrap }: Props) {
  const chosen = choices.find(
    (one) => one.source.container === source.container && one.source.previous === source.previous,
  );
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2.5">
      <Select
        aria-label="Log of"
        value={chosen?.value}
        onChange={({ target }) => {
          const next = choices.find(({ value }) => value === target.value);
          if (next) onSource(next.source);
        }}
        className="h-9 w-64 max-w-full text-sm max-sm:w-full"
      >
        {choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
      <div className="flex grow items-center justify-end gap-1">
        {paused !== undefined && (
          <Button icon={paused ? Play : Pause} onClick={() => onPaused(!paused)} className="mr-auto">
            {paused ? 'Go on' : 'Pause'}
          </Button>
        )}
        <IconButton
          icon={WrapText}
          label="Wrap long lines"
          aria-pressed={wrap}
          onClick={() => onWrap(!wrap)}
          className="aria-pressed:bg-info-soft aria-pressed:text-info"
        />
        <CopyButton text={text} label="Copy log" />
        <IconButton icon={Download} label="Download log" onClick={() => downloadText(fileName, text)} />
      </div>
    </div>
  );
}
