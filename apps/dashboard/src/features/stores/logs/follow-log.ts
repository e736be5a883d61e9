import { LogBuffer, type LogLines } from './log-buffer.ts';

export type LogState = 'opening' | 'following' | 'ended' | 'failed';

/** A log as far as it has been read; `error` tells why it failed. */
export type LogPicture = LogLines & { state: LogState; error?: unknown };

export const unread: LogPicture = { lines: [], dropped: 0, state: 'opening' };

/** As often as the eye follows: a busy log does not draw each of its lines. */
const drawEveryMs = 150;

/** Tells pictures of `log` until it ends, breaks, or is given up by `signal`. Never rejects. */
export async function followLog(
  log: AsyncIterable<string>,
  signal: AbortSignal,
  onPicture: (picture: LogPicture) => void,
): Promise<void> {
  const buffer = new LogBuffer();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = (state: LogState, error?: unknown) => {
    clearTimeout(timer);
    timer = undefined;
    if (!signal.aborted) onPicture({ ...buffer.read(), state, error });
  };
  try {
    for await (const text of log) {
      if (signal.aborted) return;
      buffer.append(text);
      timer ??= setTimeout(() => draw('following'), drawEveryMs);
    }
    draw('ended');
  } catch (error) {
    draw('failed', error);
  }
}
