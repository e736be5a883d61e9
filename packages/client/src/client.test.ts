import { toProblem } from '@souk/contract';
import { afterEach, expect, test } from 'vitest';
import { ApiProblem, ConnectionError } from './api-problem.ts';
import { createClient } from './client.ts';
import { type Answer, answer, serve } from './testing/test-server.ts';

let server: Awaited<ReturnType<typeof serve>>;
const start = async (...answers: Answer[]) => (server = await serve(...answers));
afterEach(async () => await server.close());

test('a call has the method, path, query, body and token of its route', async () => {
  await start(
    answer(200, { items: [], nextCursor: null, total: 0 }),
    answer(202, { name: 'acme' }),
    answer(202, {}),
  );
  let token = 'first';
  const client = createClient({ baseUrl: `${server.baseUrl}/`, token: () => token });
  expect(await client.listStores({ q: 'a&b', limit: 2 })).toEqual({ items: [], nextCursor: null, total: 0 });
  token = 'second';
  expect(await client.createStore({ name: 'acme' })).toEqual({ name: 'acme' });
  await client.deleteStore('a/b');
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /api/v1/stores?q=a%26b&limit=2',
    'POST /api/v1/stores',
    'DELETE /api/v1/stores/a%2Fb',
  ]);
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer first',
    'Bearer second',
    'Bearer second',
  ]);
  expect(server.requests[1]?.headers['content-type']).toBe('application/json');
});

test('without a token none is sent, and no content is nothing', async () => {
  await start((_request, response) => response.writeHead(204).end());
  expect(await createClient({ baseUrl: server.baseUrl }).signOut()).toBeUndefined();
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});

test('a refusal rejects with the problem', async () => {
  const problem = toProblem('too-many-requests', { detail: 'At most 60 a minute.' });
  await start(answer(429, problem, { 'content-type': 'application/problem+json', 'retry-after': '7' }));
  const error = await createClient({ baseUrl: server.baseUrl })
    .getMe()
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({ message: 'At most 60 a minute.', retryAfter: 7, problem });
});

test.each([
  ['a proxy’s page', answer(502, '<h1>Bad Gateway</h1>', { 'content-type': 'text/html' })],
  ['a success that is no JSON', answer(200, '<!doctype html>', { 'content-type': 'text/html' })],
  ['a broken connection', ((_request, response) => response.destroy()) satisfies Answer],
  ['silence', (() => undefined) satisfies Answer],
])('%s is no answer of the API', async (_case, given) => {
  await start(given);
  const client = createClient({ baseUrl: server.baseUrl, timeoutMs: 200 });
  await expect(client.getMe()).rejects.toBeInstanceOf(ConnectionError);
});

test('a proxy that says 503 means that the platform is not there now', async () => {
  await start(answer(503, { code: 'platform-unavailable' }, { 'retry-after': '3' }));
  const failed = createClient({ baseUrl: server.baseUrl }).getMe();
  await expect(failed).rejects.toMatchObject({ retryAfter: 3, problem: { code: 'unavailable' } });
});

test('nobody there is a connection error, not a riddle', async () => {
  await start(answer(200, {}));
  const client = createClient({ baseUrl: 'http://127.0.0.1:1' });
  await expect(client.getMe()).rejects.toThrow('the API cannot be reached');
});

test('an aborted call rejects with the reason of its signal', async () => {
  await start(() => undefined);
  const abort = new AbortController();
  const call = createClient({ baseUrl: server.baseUrl }).getMe({ signal: abort.signal });
  abort.abort(new Error('the page was left'));
  await expect(call).rejects.toThrow('the page was left');
});
