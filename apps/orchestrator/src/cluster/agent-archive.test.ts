import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArchive, sendArchive } from './agent-archive.ts';

/** Another one for each test: a connection that is kept open must not lead to the server before. */
const at = { address: '', token: 'right' };
let tests = 0;
const never = new AbortController().signal;
const seen: { line: string; sum: unknown; body: Buffer }[] = [];
let status = 200;
let server: Server;

beforeEach(async () => {
  seen.length = 0;
  at.address = `127.9.2.${(tests += 1)}`;
  server = createServer((request, response) => {
    void (async () => {
      const line = `${request.method} ${request.url} ${request.headers.authorization}`;
      seen.push({ line, sum: request.headers['x-archive-sha256'], body: await buffer(request) });
      response.writeHead(status).end(request.method === 'GET' ? 'archive' : undefined);
    })();
  }).listen(9001, at.address);
  await once(server, 'listening');
});
afterEach(() => server.close());

test('an archive is streamed from one agent to another', async () => {
  status = 200;
  const { content } = await readArchive(at, 'id', never);
  expect(await text(content)).toBe('archive');
  const large = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(65_536, 7)));
  status = 204;
  await sendArchive(at, 'id', { content: large, sha256: 'sum' }, never);
  expect(seen.map(({ line, sum, body }) => [line, sum, body.length])).toEqual([
    ['GET /snapshots/id/data Bearer right', undefined, 0],
    ['PUT /snapshots/id/data Bearer right', 'sum', 6_553_600],
  ]);
});

test.each([
  [404, 'not-found'],
  [409, 'unavailable'],
  [500, 'unavailable'],
])('an agent that answers %i', async (answer, kind) => {
  status = answer;
  await expect(readArchive(at, 'id', never)).rejects.toMatchObject({ kind });
});
