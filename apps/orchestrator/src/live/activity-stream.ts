import { PassThrough } from 'node:stream';
import type { Activity } from '@souk/contract';
import type { FollowedActivity } from '../cluster/ports.ts';
import type { EventStream, StreamLimits } from './event-stream.ts';

type Options = {
  activity: FollowedActivity;
  limits: StreamLimits;
  lastEventId: string | undefined;
  /** Asked with every heartbeat; the stream ends when the caller's session or right has ended. */
  stillAllowed(): Promise<boolean>;
};

const frameOf = (activity: Activity) =>
  `id: ${activity.id}\nevent: activity\ndata: ${JSON.stringify(activity)}\n\n`;

/** What followed the last one that the client has; all that is known when nobody remembers that one. */
const since = (known: Activity[], id: string | undefined) =>
  known.slice(known.findIndex((activity) => activity.id === id) + 1);

/** Server-sent events of one store, which end with the watch behind them; the client then comes back by itself. */
export function createActivityStream({ activity, limits, lastEventId, stillAllowed }: Options): EventStream {
  const body = new PassThrough();
  let ended = false;
  const end = () => {
    ended = true;
    clearInterval(timer);
    body.end();
  };
  const send = (text: string) => {
    if (ended || body.destroyed) return;
    body.write(text);
    if (body.writableLength + body.readableLength > limits.maxWaiting) body.destroy();
  };
  const timer = setInterval(() => {
    send(': heartbeat\n\n');
    void stillAllowed().then(
      (allowed) => !allowed && end(),
      () => undefined,
    );
  }, limits.heartbeatMs);
  body.once('close', () => clearInterval(timer));

  async function tell(): Promise<void> {
    for await (const change of activity.changes) send(frameOf(change));
  }
  send(['retry: 1000\n\n', ...since(activity.known, lastEventId).map(frameOf)].join(''));
  void tell()
    .catch(() => undefined)
    .finally(end);
  return { body, end };
}
