import type { Store } from '@souk/contract';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { ErrorPanel } from '../../../components/ui/error-panel.tsx';
import { NotRunning } from '../../../components/ui/query-view.tsx';
import { hasCode } from '../../../lib/describe-error.ts';
import { wakeIfAsleep } from '../actions/wake-button.tsx';
import type { LogPicture, LogState } from './follow-log.ts';
import { LogToolbar } from './log-toolbar.tsx';
import { LogView } from './log-view.tsx';
import { useAgainOnPhase } from './use-again-on-phase.ts';
import { type LogSource, useLog } from './use-log.ts';

const stateWords: Record<LogState, string> = {
  opening: 'Waiting for the log…',
  following: 'Following',
  ended: 'The log has ended here.',
  failed: 'The connection broke; what came after is missing.',
};

const quietWords: Record<LogState, string> = {
  opening: '',
  following: '',
  ended: 'It says nothing.',
  failed: '',
};

const isOver = ({ state }: LogPicture) => state === 'ended' || state === 'failed';

type FootProps = { picture: LogPicture; paused: boolean; onAgain(): void };

function Foot({ picture, paused, onAgain }: FootProps) {
  const { state, dropped } = picture;
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line px-4 py-1.5 text-xs text-muted">
      <output>
        {paused ? 'Paused. What arrives meanwhile is kept.' : stateWords[state]}
        {dropped > 0 && ` ${dropped} older lines were let go.`}
      </output>
      {isOver(picture) && (
        <Button size="sm" variant="ghost" onClick={onAgain}>
          Read again
        </Button>
      )}
    </div>
  );
}

type RefusedProps = { store: Store; error: unknown; onAgain(): void };

function Refused({ store, error, onAgain }: RefusedProps) {
  return (
    <div className="px-4 py-6">
      {hasCode(error, 'not-running') ? (
        <NotRunning error={error} onRetry={onAgain} resting={wakeIfAsleep(store)} />
      ) : (
        <ErrorPanel error={error} onRetry={onAgain} />
      )}
    </div>
  );
}

type Props = { store: Store; source: LogSource; onSource(source: LogSource): void; onAgain(): void };

/** One log. While it is paused, what arrives is kept and not shown. */
export function Log({ store, source, onSource, onAgain }: Props) {
  const { name, phase } = store;
  const latest = useLog(name, source);
  useAgainOnPhase(phase, isOver(latest), onAgain);
  const [held, setHeld] = useState<LogPicture>();
  const [wrap, setWrap] = useState(true);
  const { lines, state } = held ?? latest;
  const text = lines.join('\n');
  const { container, previous } = source;
  const canPause = held !== undefined || latest.state === 'following';
  return (
    <>
      <LogToolbar
        source={source}
        onSource={onSource}
        text={text}
        fileName={`${name}-${container}${previous ? '-previous' : ''}.log`}
        paused={canPause ? held !== undefined : undefined}
        onPaused={(paused) => setHeld(paused ? latest : undefined)}
        wrap={wrap}
        onWrap={setWrap}
      />
      {state === 'failed' && text === '' ? (
        <Refused store={store} error={latest.error} onAgain={onAgain} />
      ) : (
        <>
          <LogView text={text || quietWords[state]} label={`Log of ${container}`} wrap={wrap} />
          <Foot picture={latest} paused={held !== undefined} onAgain={onAgain} />
        </>
      )}
    </>
  );
}
