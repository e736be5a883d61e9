import type { Activity, LiveEvent, RouteName } from '@souk/contract';
import { ApiProblem, ConnectionError } from './api-problem.ts';
import { type ClientOptions, send } from './connection.ts';
import { readEvents } from './read-events.ts';

export type StreamState =
  | { state: 'connecting' }
  | { state: 'open' }
  /** The connection is lost; `error` is missing when the server closed it in good order. */
  | { state: 'waiting'; retryInMs: number; error?: ApiProblem | ConnectionError }
  | { state: 'closed' };

export type FollowOptions<E> = {
  signal: AbortSignal;
  /** `id` resumes after this event. */
  onEvent(event: E, id: string): void;
  onState?(state: StreamState): void;
  /** Where an earlier stream ended. The API sends a snapshot when it no longer has what followed. */
  lastEventId?: string;
  /** Pauses between reconnects grow from `minMs` to `maxMs`. */
  backoff?: { minMs: number; maxMs: number };
  idleMs?: number;
};

/** Of stores: `snapshot` replaces all that was known before. */
export type EventsOptions = FollowOptions<LiveEvent> & {
  /** Of this store only, which need not be there yet. */
  name?: string;
};
/** Of what happens to one store; after a reconnect the latest are told again, with the same `id` of their own. */
export type ActivityOptions = FollowOptions<Activity>;

/** Where a stream comes from, and how its messages are read; undefined leaves one out. */
type Source<E> = {
  route: RouteName;
  name?: string;
  query?: Record<string, string>;
  read(event: string | undefined, data: string): E | undefined;
};

const kinds: Record<LiveEvent['event'], true> = { snapshot: true, store: true, 'store-deleted': true };
const isKind = (event = ''): event is LiveEvent['event'] => Object.hasOwn(kinds, event);

type Progress = { lastEventId: string; failures: number; minMs: number };

const worthRetrying = ({ problem }: ApiProblem) =>
  problem.status >= 500 || problem.status === 429 || problem.status === 408;

/** Jitter keeps a thousand dashboards from coming back in the same moment after a restart. */
function pauseOf({ failures, minMs }: Progress, maxMs: number, error: unknown): number {
  const grown = Math.min(maxMs, minMs * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2);
  const asked = error instanceof ApiProblem ? (error.retryAfter ?? 0) * 1000 : 0;
  return Math.round(Math.max(grown, asked));
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', wake);
    resolve();
  };
  const timer = setTimeout(wake, ms);
  signal.addEventListener('abort', wake);
  if (signal.aborted) wake();
  return promise;
}

/** Yields parsed events of one connection and keeps `progress`; an unknown kind of event is left out. */
async function* connect<E>(
  client: ClientOptions,
  source: Source<E>,
  options: FollowOptions<E>,
  progress: Progress,
) {
  const headers: Record<string, string> = { accept: 'text/event-stream' };
  if (progress.lastEventId) headers['last-event-id'] = progress.lastEventId;
  const response = await send(client, source.route, {
    headers,
    signal: options.signal,
    ...(source.name === undefined ? {} : { name: source.name }),
    ...(source.query ? { query: source.query } : {}),
  });
  if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new ConnectionError('the answer is not an event stream');
  options.onState?.({ state: 'open' });
  const messages = readEvents(response.body, {
    idleMs: options.idleMs ?? 45_000,
    onRetry: (ms) => (progress.minMs = ms),
  });
  for await (const { event, data, id } of messages) {
    progress.failures = 0;
    progress.lastEventId = id ?? progress.lastEventId;
    const read = source.read(event, data);
    if (read !== undefined) yield read;
  }
}

/** Runs one connection to its end. Returns why it broke, or nothing when the server closed it. */
async function follow<E>(
  client: ClientOptions,
  source: Source<E>,
  options: FollowOptions<E>,
  progress: Progress,
) {
  const events = connect(client, source, options, progress);
  try {
    for (;;) {
      // Only reading may fail and be tried again: what `onEvent` throws is the caller's own mistake.
      const next = await events.next().catch((error: unknown) => {
        if (error instanceof ApiProblem && !worthRetrying(error)) throw error;
        if (error instanceof ApiProblem || error instanceof ConnectionError) return error;
        return new ConnectionError('the event stream broke', { cause: error });
      });
      if (next instanceof Error) return next;
      if (next.done) return undefined;
      if (options.signal.aborted) return undefined;
      options.onEvent(next.value, progress.lastEventId);
    }
  } finally {
    await events.return();
  }
}

async function followSource<E>(
  client: ClientOptions,
  source: Source<E>,
  options: FollowOptions<E>,
): Promise<void> {
  const { minMs, maxMs } = options.backoff ?? { minMs: 500, maxMs: 15_000 };
  const progress: Progress = { lastEventId: options.lastEventId ?? '', failures: 0, minMs };
  try {
    while (!options.signal.aborted) {
      options.onState?.({ state: 'connecting' });
      const error = await follow(client, source, options, progress);
      if (options.signal.aborted) return;
      const retryInMs = pauseOf(progress, maxMs, error);
      progress.failures += 1;
      options.onState?.({ state: 'waiting', retryInMs, ...(error ? { error } : {}) });
      await sleep(retryInMs, options.signal);
    }
  } finally {
    options.onState?.({ state: 'closed' });
  }
}

export const followEvents = (client: ClientOptions, options: EventsOptions): Promise<void> =>
  followSource(
    client,
    {
      route: 'streamEvents',
      ...(options.name === undefined ? {} : { query: { name: options.name } }),
      read: (event, data) => (isKind(event) ? ({ event, data: JSON.parse(data) } as LiveEvent) : undefined),
    },
    options,
  );

export const followActivity = (
  client: ClientOptions,
  name: string,
  options: ActivityOptions,
): Promise<void> =>
  followSource(
    client,
    {
      route: 'streamActivity',
      name,
      read: (event, data) => (event === 'activity' ? (JSON.parse(data) as Activity) : undefined),
    },
    options,
  );
