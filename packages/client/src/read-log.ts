import type { LogsQuery } from '@souk/contract';
import { ConnectionError } from './api-problem.ts';
import { type ClientOptions, send } from './connection.ts';

export type LogsOptions = { signal?: AbortSignal };

/**
 * Yields a container's log as it arrives, in pieces that may end within a line. Reading slowly holds the API back;
 * leaving the loop closes the connection.
 */
export async function* readLog(
  client: ClientOptions,
  name: string,
  query: Partial<LogsQuery>,
  { signal }: LogsOptions,
): AsyncGenerator<string> {
  const { body } = await send(client, 'streamLogs', { name, query, signal });
  if (!body) throw new ConnectionError('the answer is empty');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        signal?.throwIfAborted();
        throw new ConnectionError('the log broke off', { cause: error });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
