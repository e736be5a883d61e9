import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ChangeLog } from './change-log.ts';
import { createEventStream } from './event-stream.ts';

/** Nothing ever changes. */
const quiet: ChangeLog = {
  lastId: () => 'e-0',
  since: () => undefined,
  subscribe: () => () => undefined,
  close: () => undefined,
};

const open = (stillAllowed = async () => true) =>
  createEventStream({
    changes: quiet,
    limits: { heartbeatMs: 10, maxWaiting: 1 << 20, maxStalledBeats: 4 },
    lastEventId: undefined,
    name: undefined,
    snapshot: () => ({ event: 'snapshot', data: { items: [] } }),
    sees: () => true,
    stillAllowed,
  }).body;

test('who takes nothing for some heartbeats is cut off, however little waits', async () => {
  const body = open();
  await once(body, 'close', { signal: AbortSignal.timeout(2_000) });
  expect(body.readableEnded).toBe(false);
});

test('who reads stays, though nothing happens, and though nobody can say whether it still may', async () => {
  const body = open(() => Promise.reject(new Error('the API server is away')));
  let text = '';
  body.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await sleep(200);
  expect(body.destroyed).toBe(false);
  expect(text.match(/: heartbeat/g)?.length).toBeGreaterThan(5);
  body.destroy();
});
