import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { snapshotOf } from '../testing/fake-insides.ts';
import { createStoreAgent } from './store-agent.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An address of the loopback range that nothing else uses, since the agent's port is fixed. */
const address = '127.9.1.1';
const at = { address, token: 'right' };
let server: Server;
let answer: Answer;
let seen: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    answer(request, response);
  });
  server.listen(9001, address);
  await once(server, 'listening');
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json =
  (status: number, body?: unknown): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };

test('each call has its method, path and token', async () => {
  const agent = createStoreAgent();
  const older = { ...snapshotOf('old'), createdAt: '2025-01-01T00:00:00Z' };
  answer = json(200, { items: [older, snapshotOf('new')] });
  expect((await agent.list(at)).items.map(({ id }) => id)).toEqual(['new', 'old']);
  answer = json(201, snapshotOf('made'));
  expect(await agent.create(at)).toEqual(snapshotOf('made'));
  answer = json(202, {});
  await agent.restore(at, 'a b');
  answer = json(204);
  await agent.remove(at, 'made');
  expect(seen).toEqual([
    'GET /snapshots Bearer right',
    'POST /snapshots Bearer right',
    'POST /snapshots/a%20b/restore Bearer right',
    'DELETE /snapshots/made Bearer right',
  ]);
});

test.each([
  [404, 'not-found'],
  [409, 'conflict'],
  [401, 'forbidden'],
  [503, 'unavailable'],
  [500, 'unknown'],
] as const)('an agent that answers %i', async (status, kind) => {
  answer = json(status, {});
  await expect(createStoreAgent().remove(at, 'x')).rejects.toMatchObject({ name: 'ClusterError', kind });
});

test('what the bucket said is handed on, cut and without control characters', async () => {
  answer = json(502, { detail: `snapshots.bucket.name: there\u001b[2J is none${'x'.repeat(1000)}` });
  const failed = await createStoreAgent()
    .create(at)
    .catch((error: unknown) => error);
  expect(failed).toMatchObject({
    kind: 'not-stored',
    message: expect.stringMatching(/^snapshots.bucket.name: there \[2J/),
  });
  expect(String(failed).length).toBeLessThan(500);
});

test.each([
  ['no JSON', 'items'],
  ['another shape', { items: [{ id: 1 }] }],
  ['a place of its own invention', { items: [{ ...snapshotOf('x'), place: '/etc' }] }],
])('an agent that says %s is not believed', async (_what, body) => {
  answer = json(200, body);
  await expect(createStoreAgent().list(at)).rejects.toMatchObject({ kind: 'unknown' });
});

test('an agent that sends elsewhere is not followed', async () => {
  answer = (_request, response) => {
    response.writeHead(302, { location: `http://${address}:9001/elsewhere` });
    response.end();
  };
  await expect(createStoreAgent().list(at)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(seen).toHaveLength(1);
});

test('nobody there is unavailable', async () => {
  const nobody = { address: '127.9.1.2', token: 'x' };
  await expect(createStoreAgent().list(nobody)).rejects.toMatchObject({ kind: 'unavailable' });
});
