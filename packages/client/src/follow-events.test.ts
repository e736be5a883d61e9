import { toProblem } from '@souk/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from './client.ts';
import type { EventsOptions, StreamState } from './follow-events.ts';
import { type Answer, answer, serve, stream } from './testing/test-server.ts';

let server: Awaited<ReturnType<typeof serve>>;
let abort: AbortController;
let events: string[];
let states: StreamState[];

beforeEach(() => {
  abort = new AbortController();
  events = [];
  states = [];
});
afterEach(async () => {
  abort.abort();
  await server.close();
});

const deleted = (id: number) => `id: ${id}\nevent: store-deleted\ndata: {"name":"store-${id}"}\n\n`;
const refusal = (...args: Parameters<typeof toProblem>) =>
  answer(toProblem(...args).status, toProblem(...args), { 'content-type': 'application/problem+json' });

async function follow(options: Partial<EventsOptions>, ...answers: Answer[]): Promise<void> {
  server = await serve(...answers);
  await createClient({ baseUrl: server.baseUrl, token: 'secret' }).events({
    signal: abort.signal,
    backoff: { minMs: 5, maxMs: 20 },
    onEvent: (event, id) => void events.push(`${id} ${event.event}`),
    onState: (state) => void states.push(state),
    ...options,
  });
}
const seen = async (count: number) =>
  await vi.waitFor(() => expect(events).toHaveLength(count), { interval: 5 });
const resumed = () => server.requests.map(({ headers }) => headers['last-event-id']);

test('a stream that breaks or ends is taken up where it was', async () => {
  const done = follow(
    {},
    stream(deleted(1) + deleted(2), 'break'),
    stream(deleted(3), 'end'),
    stream(deleted(4)),
  );
  await seen(4);
  expect(events).toEqual(['1 store-deleted', '2 store-deleted', '3 store-deleted', '4 store-deleted']);
  expect(resumed()).toEqual([undefined, '2', '3']);
  abort.abort();
  await done;
  expect(states.map(({ state }) => state).join(' ')).toBe(
    'connecting open waiting connecting open waiting connecting open closed',
  );
  const errors = states.flatMap((state) => (state.state === 'waiting' ? [state.error?.name] : []));
  expect(errors).toEqual(['ConnectionError', undefined]);
});

test('an earlier stream can be taken up', async () => {
  void follow({ lastEventId: '41' }, stream(deleted(42)));
  await seen(1);
  expect(resumed()).toEqual(['41']);
  expect(server.requests[0]?.headers.authorization).toBe('Bearer secret');
});

test('events that come in pieces are put together; unknown kinds are left out', async () => {
  const pieces = [
    'id: 1\nev',
    'ent: snapshot\ndata: {"items"',
    ':[]}\n',
    '\n',
    'event: news\ndata: {}\n\n',
    deleted(2),
  ];
  void follow({}, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const [index, piece] of pieces.entries()) setTimeout(() => response.write(piece), index * 5);
  });
  await seen(2);
  expect(events).toEqual(['1 snapshot', '2 store-deleted']);
});

const beating: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const timer = setInterval(() => response.write(': heartbeat\n\n'), 20);
  response.on('close', () => clearInterval(timer));
};

test('a connection that falls silent is given up; heartbeats keep it', async () => {
  void follow({ idleMs: 100 }, stream(deleted(1)), beating);
  await vi.waitFor(() => expect(server.requests).toHaveLength(2));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(server.requests).toHaveLength(2);
});

test('pauses grow, follow the server’s wish, and start small again', async () => {
  void follow(
    {},
    refusal('unavailable'),
    refusal('unavailable'),
    stream('retry: 40\n\n' + deleted(1), 'end'),
    stream(''),
  );
  await vi.waitFor(() => expect(states.filter(({ state }) => state === 'open')).toHaveLength(2));
  const pauses = states.flatMap((state) => (state.state === 'waiting' ? [state.retryInMs] : []));
  expect(pauses).toHaveLength(3);
  expect(pauses[0]).toBeLessThanOrEqual(5);
  expect(pauses[1]).toBeLessThanOrEqual(10);
  expect(pauses[2]).toBeLessThanOrEqual(20);
});

test('a 429 is waited for as long as the API says', async () => {
  const busy = answer(429, toProblem('too-many-requests'), { 'retry-after': '30' });
  void follow({}, busy);
  await vi.waitFor(() =>
    expect(states).toContainEqual(expect.objectContaining({ state: 'waiting', retryInMs: 30_000 })),
  );
});

test.each(['unauthenticated', 'forbidden'] as const)('%s ends the stream for good', async (code) => {
  await expect(follow({}, refusal(code))).rejects.toMatchObject({ problem: { code } });
  expect(server.requests).toHaveLength(1);
  expect(states.at(-1)).toEqual({ state: 'closed' });
});

test('a page instead of a stream is tried again', async () => {
  void follow({}, answer(200, '<!doctype html>', { 'content-type': 'text/html' }), stream(deleted(1)));
  await seen(1);
  expect(states).toContainEqual(expect.objectContaining({ state: 'waiting' }));
});

const broken = () => {
  throw new TypeError('no such element');
};

test('a mistake of the listener is the caller’s to see, and the connection is closed', async () => {
  const closed = vi.fn<() => void>();
  const watched: Answer = (request, response) => {
    response.on('close', closed);
    stream(deleted(1))(request, response);
  };
  await expect(follow({ onEvent: broken }, watched)).rejects.toThrow('no such element');
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});

test('nothing is told after the signal was aborted', async () => {
  const done = follow({}, stream(deleted(1)));
  await seen(1);
  abort.abort();
  await done;
  expect(states.at(-1)).toEqual({ state: 'closed' });
  expect(events).toHaveLength(1);
});
