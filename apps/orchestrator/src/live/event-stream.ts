import { Readable } from 'node:stream';
import type { LiveEvent } from '@souk/contract';
import type { ChangeLog, LoggedChange } from './change-log.ts';

export type StreamLimits = {
  heartbeatMs: number;
  /** Bytes that may wait for a slow reader, beside the snapshot. */
  maxWaiting: number;
  /** Heartbeats that a reader may let pass without taking a byte. */
  maxStalledBeats: number;
};

export const streamLimits: StreamLimits = { heartbeatMs: 15_000, maxWaiting: 1 << 20, maxStalledBeats: 4 };

/** `end` closes in good order: what waits is still delivered. */
export type EventStream = { body: Readable; end(): void };

type Options = {
  changes: ChangeLog;
  limits: StreamLimits;
  lastEventId: string | undefined;
  snapshot(): LiveEvent;
  /** Of this store only; undefined means all. */
  name: string | undefined;
  /** Whether the caller may see stores of this owner. */
  sees(owner: string): boolean;
  /** Asked with every heartbeat; the stream ends when the caller's session or right has ended. */
  stillAllowed(): Promise<boolean>;
};

const frameOf = (id: string, { event, data }: LiveEvent) =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** What one caller is told of a change: a store that went to others is gone for who had it. */
function tellOf({ owner, formerOwner, event }: LoggedChange, sees: Options['sees']): LiveEvent | undefined {
  if (sees(owner)) return event;
  if (formerOwner === undefined || !sees(formerOwner) || event.event === 'snapshot') return undefined;
  return { event: 'store-deleted', data: { name: event.data.name } };
}

const nameOf = ({ event }: LoggedChange) => (event.event === 'snapshot' ? undefined : event.data.name);

const framesOf = (change: LoggedChange, { name, sees }: Pick<Options, 'name' | 'sees'>) => {
  if (name !== undefined && nameOf(change) !== name) return [];
  const told = tellOf(change, sees);
  return told ? [frameOf(change.id, told)] : [];
};

/** What opens a stream: what the client missed when that is known, else everything. */
function opening(options: Options): string {
  const { changes, lastEventId, snapshot } = options;
  const missed = lastEventId === undefined ? undefined : changes.since(lastEventId);
  const frames = missed
    ? missed.flatMap((change) => framesOf(change, options))
    : [frameOf(changes.lastId(), snapshot())];
  return ['retry: 1000\n\n', ...frames].join('');
}

/**
 * Server-sent events for one caller. Reading the past and subscribing happen in one turn of the event
 * loop, so nothing falls between. A reader that does not keep up is cut off, and resumes when it comes back.
 */
export function createEventStream(options: Options): EventStream {
  const { changes, limits, stillAllowed } = options;
  const stream = new Readable({ read: () => undefined });
  const first = opening(options);
  const bound = limits.maxWaiting + Buffer.byteLength(first);
  let sent = 0;
  let taken = 0;
  let stalledBeats = 0;
  let ended = false;

  function end(): void {
    if (!ended) stream.push(null);
    ended = true;
  }

  function send(text: string): void {
    if (ended || stream.destroyed) return;
    sent += Buffer.byteLength(text);
    stream.push(text);
    if (stream.readableLength > bound) stream.destroy();
  }

  function beat(): void {
    const takenNow = sent - stream.readableLength;
    stalledBeats = stream.readableLength > 0 && takenNow === taken ? stalledBeats + 1 : 0;
    taken = takenNow;
    if (stalledBeats >= limits.maxStalledBeats) stream.destroy();
    else send(': heartbeat\n\n');
    // An API server that does not answer is no reason to cut anybody off.
    void stillAllowed().then(
      (allowed) => !allowed && end(),
      () => undefined,
    );
  }

  send(first);
  const unsubscribe = changes.subscribe((change) => framesOf(change, options).forEach(send));
  const timer = setInterval(beat, limits.heartbeatMs);
  const release = () => {
    unsubscribe();
    clearInterval(timer);
  };
  stream.once('end', release).once('close', release);
  return { body: stream, end };
}
