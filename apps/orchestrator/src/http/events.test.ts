import { once } from 'node:events';
import { createConnection } from 'node:net';
import { createClient, type StreamState } from '@souk/client';
import type { LiveEvent } from '@souk/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { people, storeOf } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi, type TestOptions } from '../testing/test-api.ts';

let api: TestApi;
let url: string;
let abort = new AbortController();

async function listen(options: TestOptions = {}): Promise<void> {
  api = await createTestApi(options);
  url = await api.app.listen({ port: 0, host: '127.0.0.1' });
  abort = new AbortController();
}
afterEach(async () => {
  abort.abort();
  await api.app.close();
});

type Seen = { events: LiveEvent[]; ids: string[]; states: StreamState['state'][]; done: Promise<void> };

/** Follows events with the product's own client, over a real connection. */
function follow(token: string, lastEventId?: string, name?: string): Seen {
  const seen: Omit<Seen, 'done'> = { events: [], ids: [], states: [] };
  const done = createClient({ baseUrl: url, token }).events({
    signal: abort.signal,
    ...(lastEventId ? { lastEventId } : {}),
    ...(name ? { name } : {}),
    backoff: { minMs: 10, maxMs: 20 },
    onEvent(event, id) {
      seen.events.push(event);
      seen.ids.push(id);
    },
    onState: ({ state }) => void seen.states.push(state),
  });
  return { ...seen, done };
}
const brief = ({ event, data }: LiveEvent) =>
  event === 'snapshot'
    ? `snapshot of ${data.items.map(({ name }) => name).join(', ')}`
    : `${event} ${data.name}`;
const count = async (seen: Seen, length: number) =>
  await vi.waitFor(() => expect(seen.events.length).toBeGreaterThanOrEqual(length), { interval: 5 });

test('a stream begins with a snapshot and goes on with changes, within 100 ms', async () => {
  await listen();
  api.cluster.put(storeOf({ name: 'acme' }));
  const seen = follow('admin-token');
  await count(seen, 1);
  const start = performance.now();
  const store = api.cluster.put(storeOf({ name: 'books' }));
  await count(seen, 2);
  expect(performance.now() - start).toBeLessThan(100);
  api.cluster.put({ ...store, status: { phase: 'Ready' } });
  api.cluster.purge('books');
  await count(seen, 4);
  expect(seen.events.map(brief)).toEqual([
    'snapshot of acme',
    'store books',
    'store books',
    'store-deleted books',
  ]);
  expect(new Set(seen.ids).size).toBe(4);
});

test('a tenant hears of own stores only, deletions too', async () => {
  await listen();
  api.cluster.put(storeOf({ name: 'joes', spec: { owner: people['joe-token'].name } }));
  const seen = follow('jane-token');
  await count(seen, 1);
  api.cluster.put(storeOf({ name: 'other', spec: { owner: people['joe-token'].name } }));
  api.cluster.purge('joes');
  api.cluster.put(storeOf({ name: 'janes' }));
  await count(seen, 2);
  expect(seen.events.map(brief)).toEqual(['snapshot of ', 'store janes']);
});

test('a store that changes hands is gone for who had it, also for who was away', async () => {
  await listen();
  const store = api.cluster.put(storeOf({ name: 'acme' }));
  const [jane, joe] = [follow('jane-token'), follow('joe-token')];
  await count(jane, 1);
  await count(joe, 1);
  api.cluster.put({ ...store, spec: { ...store.spec, owner: people['joe-token'].name } });
  await count(jane, 2);
  await count(joe, 2);
  expect(jane.events.map(brief)).toEqual(['snapshot of acme', 'store-deleted acme']);
  expect(joe.events.map(brief)).toEqual(['snapshot of ', 'store acme']);
  const away = follow('jane-token', jane.ids[0]);
  await count(away, 1);
  expect(away.events.map(brief)).toEqual(['store-deleted acme']);
});

test('who was away gets what it missed; an id from elsewhere gets a snapshot', async () => {
  await listen();
  const first = follow('admin-token');
  await count(first, 1);
  api.cluster.put(storeOf({ name: 'acme' }));
  await count(first, 2);
  api.cluster.put(storeOf({ name: 'books' }));
  api.cluster.purge('acme');
  const resumed = follow('admin-token', first.ids[1]);
  await count(resumed, 2);
  expect(resumed.events.map(brief)).toEqual(['store books', 'store-deleted acme']);
  for (const id of ['0123456789ab-1', 'nonsense', `${first.ids[0]?.split('-')[0]}-999`]) {
    const fresh = follow('admin-token', id);
    await count(fresh, 1);
    expect(fresh.events.map(brief)).toEqual(['snapshot of books']);
  }
});

test('of one store alone: snapshot, changes, and what was missed', async () => {
  await listen();
  api.cluster.put(storeOf({ name: 'acme' }));
  const [one, early] = [follow('admin-token', undefined, 'acme'), follow('admin-token', undefined, 'later')];
  await count(one, 1);
  await count(early, 1);
  api.cluster.put(storeOf({ name: 'books' }));
  api.cluster.put(storeOf({ name: 'later' }));
  api.cluster.purge('acme');
  await count(one, 2);
  await count(early, 2);
  expect(one.events.map(brief)).toEqual(['snapshot of acme', 'store-deleted acme']);
  expect(early.events.map(brief)).toEqual(['snapshot of ', 'store later']);
  const resumed = follow('admin-token', one.ids[0], 'acme');
  await count(resumed, 1);
  expect(resumed.events.map(brief)).toEqual(['store-deleted acme']);
  const others = follow('joe-token', undefined, 'later');
  await count(others, 1);
  expect(others.events.map(brief)).toEqual(['snapshot of ']);
});

test('a stream is headed for proxies and beats while nothing happens', async () => {
  const streamLimits = { heartbeatMs: 20, maxWaiting: 1 << 20, maxStalledBeats: 4 };
  await listen({ deps: { streamLimits } });
  const headers = { authorization: 'Bearer admin-token' };
  const answer = await fetch(`${url}/api/v1/events`, { headers, signal: abort.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-accel-buffering')).toBe('no');
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes(': heartbeat')) break;
  }
  expect(text).toMatch(/^retry: \d+\n\nid: [0-9a-f]+-0\nevent: snapshot\ndata: \{"items":\[\]\}\n\n/);
});

test('a stream ends when its token is revoked', async () => {
  const streamLimits = { heartbeatMs: 20, maxWaiting: 1 << 20, maxStalledBeats: 4 };
  await listen({ deps: { streamLimits } });
  const seen = follow('jane-token');
  await count(seen, 1);
  api.deps.authenticator.authenticate = (credentials) =>
    createTestApi().then((fresh) => {
      fresh.cluster.revoked.add('jane-token');
      return fresh.deps.authenticator.authenticate(credentials);
    });
  await expect(seen.done).rejects.toMatchObject({ problem: { code: 'unauthenticated' } });
  expect(seen.states.at(-1)).toBe('closed');
});

test('a reader that does not read is cut off, and nobody else notices', async () => {
  const streamLimits = { heartbeatMs: 10_000, maxWaiting: 50_000, maxStalledBeats: 4 };
  await listen({ deps: { streamLimits } });
  const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
  socket.pause();
  socket.write('GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer admin-token\r\n\r\n');
  const seen = follow('admin-token');
  await count(seen, 1);
  await vi.waitFor(() => expect(api.deps.streams.count()).toBe(2));
  const store = storeOf({ name: 'acme', spec: { displayName: 'x'.repeat(20_000) } });
  let changes = 0;
  while (api.deps.streams.count() === 2 && changes < 2_000) {
    api.cluster.put(store);
    changes += 1;
    await count(seen, changes + 1);
  }
  expect(api.deps.streams.count()).toBe(1);
  expect(seen.events).toHaveLength(changes + 1);
  socket.destroy();
});

test('shutdown ends streams in good order, and the client comes back by itself', async () => {
  await listen();
  const port = Number(new URL(url).port);
  const seen = follow('admin-token');
  await count(seen, 1);
  const start = performance.now();
  await api.app.close();
  expect(performance.now() - start).toBeLessThan(2_000);
  await vi.waitFor(() => expect(seen.states).toContain('waiting'));
  api = await createTestApi();
  api.cluster.put(storeOf({ name: 'later' }));
  await api.app.listen({ port, host: '127.0.0.1' });
  await count(seen, 2);
  expect(brief(seen.events[1] as LiveEvent)).toBe('snapshot of later');
});

test('a connection that never asks for anything does not hold a shutdown', async () => {
  await listen();
  const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  const start = performance.now();
  await api.app.close();
  expect(performance.now() - start).toBeLessThan(2_000);
  socket.destroy();
});

test('streams that are gone are forgotten, and one caller cannot open endlessly many', async () => {
  await listen();
  const headers = { authorization: 'Bearer admin-token' };
  const open = () => fetch(`${url}/api/v1/events`, { headers, signal: abort.signal });
  const answers = await Promise.all(Array.from({ length: 50 }, open));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect((await open()).status).toBe(429);
  abort.abort();
  await vi.waitFor(() => expect(api.deps.streams.count()).toBe(0));
});

test('who may see nothing gets no stream', async () => {
  await listen();
  await expect(follow('nobody-token').done).rejects.toMatchObject({ problem: { code: 'forbidden' } });
});
