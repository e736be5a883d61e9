import { PassThrough, type Readable } from 'node:stream';
import type { EventStream } from './event-stream.ts';

type Options = { everyMs: number; stillAllowed(): Promise<boolean> };

/**
 * Hands on what `source` says, at the reader's own pace: a slow reader holds the source back, and one that leaves
 * ends it. The stream ends as soon as the caller's session or right has ended.
 */
export function createTextStream(source: Readable, { everyMs, stillAllowed }: Options): EventStream {
  const body = new PassThrough();
  const end = () => {
    source.unpipe(body);
    body.end();
  };
  // What breaks on the way from the cluster is the end of the log, and no fault of this call.
  source.once('error', end);
  source.pipe(body);
  const timer = setInterval(() => {
    void stillAllowed().then(
      (allowed) => !allowed && end(),
      () => undefined,
    );
  }, everyMs);
  body.once('close', () => {
    clearInterval(timer);
    source.destroy();
  });
  return { body, end };
}
