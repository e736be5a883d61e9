import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ConnectionError } from './api-problem.ts';

export type ReadOptions = {
  /** Silence longer than this means a dead connection; the API sends a heartbeat every 15 s. */
  idleMs: number;
  /** The server chose another pause between reconnects. */
  onRetry(ms: number): void;
};

async function chunkWithin<T>(reading: Promise<T>, ms: number): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ConnectionError('the event stream fell silent')), ms);
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Yields the events of one connection until the server ends it; throws when it breaks or falls silent. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  { idleMs, onRetry }: ReadOptions,
): AsyncGenerator<EventSourceMessage> {
  let arrived: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => arrived.push(event), onRetry });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await chunkWithin(reader.read(), idleMs);
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      const events = arrived;
      arrived = [];
      yield* events;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
