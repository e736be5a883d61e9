import type { Client, StreamState } from '@souk/client';
import type { Store } from '@souk/contract';
import type { Cli } from '../cli.ts';
import { CliError } from '../cli-error.ts';
import { clean, cleanLine } from '../output/clean.ts';
import { duration } from '../output/times.ts';
import { createJudge, type Goal, type Verdict } from './judge.ts';
import { Timeline } from './timeline.ts';
import { createLineView, createLiveView } from './views.ts';

export type Wish = {
  goal: Goal;
  /** "Creating acme", and "acme is ready". */
  doing: string;
  done: string;
  timeoutMs: number;
};

const noteOf = (state: StreamState): string | undefined =>
  state.state === 'waiting' && state.error ? 'The connection is lost; trying again.' : undefined;

/** Follows the event stream until there is a last verdict, the time is over, or the user has enough. */
async function follow(
  { cli, client }: Ends,
  asked: Store,
  { goal, timeoutMs }: Wish,
  onProgress: (store: Store | undefined, note?: string) => void,
): Promise<Verdict | undefined> {
  const judge = createJudge(goal, asked);
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), timeoutMs);
  let last: Verdict | undefined;
  try {
    await client.events({
      name: asked.name,
      signal: AbortSignal.any([cli.signal, end.signal]),
      onEvent(event) {
        const verdict = judge(event);
        if (!verdict || (last && last.state !== 'going')) return;
        last = verdict;
        onProgress(verdict.store);
        if (verdict.state !== 'going') end.abort();
      },
      onState: (state) => onProgress(undefined, noteOf(state)),
    });
  } finally {
    clearTimeout(timer);
  }
  return last;
}

type Ends = { cli: Cli; client: Client };

const logOf = ({ failure }: Store): string[] =>
  failure?.log ? ['', ...clean(failure.log).trimEnd().split('\n')] : [];

function unfinished({ signal }: Cli, { name, operation }: Store, { timeoutMs }: Wish): CliError {
  const goesOn = `It goes on by itself; see how far it is: souk get ${name}`;
  if (signal.aborted) return new CliError('interrupted', 'You stopped waiting.', goesOn);
  const running = operation?.steps.find(({ state }) => state === 'running');
  const at = running
    ? ` It is at "${running.name}": ${cleanLine(running.message ?? 'no more is known')}.`
    : '';
  return new CliError('timeout', `${name} is not done after ${duration(timeoutMs)}.${at}`, goesOn);
}

/** Shows each step until the wish is fulfilled; throws `CliError` when it fails, or is not in time. */
export async function waitFor(ends: Ends, asked: Store, wish: Wish): Promise<Store> {
  const { err: screen, now } = ends.cli;
  const begun = now();
  const timeline = new Timeline(now);
  const view = (screen.canRedraw ? createLiveView : createLineView)({
    screen,
    timeline,
    title: wish.doing,
    now,
  });
  let verdict: Verdict | undefined;
  try {
    verdict = await follow(ends, asked, wish, (store, note) => {
      if (store) timeline.see(store);
      view.update(note);
    });
    if (verdict?.state === 'reached') timeline.finish();
  } finally {
    view.end();
  }
  if (!verdict || verdict.state === 'going') throw unfinished(ends.cli, verdict?.store ?? asked, wish);
  const took = duration(now() - begun);
  if (verdict.state === 'reached') {
    screen.line(`${screen.paint('green', '✓')} ${wish.done} after ${took}.`);
    return verdict.store;
  }
  const { hint, sentence, store } = verdict;
  const end = /[.!?]$/.test(sentence) ? '' : '.';
  throw new CliError(
    'failed',
    `It failed after ${took}: ${cleanLine(sentence)}${end}`,
    ...(hint ? [cleanLine(hint)] : []),
    ...logOf(store),
  );
}
