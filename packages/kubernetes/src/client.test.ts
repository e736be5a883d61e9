import { afterEach, expect, test } from 'vitest';
import { answer, type Handler, serve } from './testing/api-server.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function clientOf(handler: Handler) {
  const { client, close } = await serve(handler);
  ends.push(close);
  return client;
}

test('calls share connections', async () => {
  const ports = new Set<number | undefined>();
  const client = await clientOf((request, _url, response) => {
    ports.add(request.socket.remotePort);
    answer(response, {});
  });
  for (let call = 0; call < 20; call++) await client.json('GET', '/api');
  expect(ports.size).toBeLessThan(4);
});

test('undefined parts of a query are left out, the rest is escaped', async () => {
  let asked = '';
  const client = await clientOf((_request, url, response) => {
    asked = url.search;
    answer(response, {});
  });
  await client.json('GET', '/api', { query: { labelSelector: 'a=b,c', limit: 5, continue: undefined } });
  expect(asked).toBe('?labelSelector=a%3Db%2Cc&limit=5');
});

test('a call that gets no answer ends as a timeout', async () => {
  const client = await clientOf(() => undefined);
  await expect(client.json('GET', '/api', { timeoutMs: 50 })).rejects.toMatchObject({ kind: 'timeout' });
});

test('an answer that breaks off in the middle is an error, not half an object', async () => {
  const client = await clientOf((_request, _url, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"items":[');
    response.destroy();
  });
  await expect(client.json('GET', '/api')).rejects.toMatchObject({ kind: 'unavailable' });
});
