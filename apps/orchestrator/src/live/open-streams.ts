import { ProblemError } from '../http/problem-error.ts';
import type { EventStream } from './event-stream.ts';

/** Of one caller at one replica: enough for many tabs, too few to exhaust sockets. */
const maxPerCaller = 50;

export type OpenStreams = {
  /** Throws `too-many-requests` when the caller has too many streams already. */
  add(caller: string, open: () => EventStream): EventStream;
  count(): number;
  /** Ends all in good order, so that clients come back at once, to another replica. */
  endAll(): void;
};

export function createOpenStreams(): OpenStreams {
  const streams = new Map<EventStream, string>();
  const countOf = (caller: string) => [...streams.values()].filter((owner) => owner === caller).length;
  return {
    add(caller, open) {
      if (countOf(caller) >= maxPerCaller) {
        const detail = `You follow events ${maxPerCaller} times already.`;
        throw new ProblemError('too-many-requests', { detail }, { 'retry-after': '30' });
      }
      const stream = open();
      streams.set(stream, caller);
      stream.body.once('close', () => streams.delete(stream));
      return stream;
    },
    count: () => streams.size,
    endAll() {
      for (const stream of streams.keys()) stream.end();
    },
  };
}
