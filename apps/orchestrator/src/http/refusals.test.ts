import { type AddressInfo, createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
});
afterEach(async () => await api.app.close());

test.each(['GET /api/v1/nothing', 'POST /api/v1', 'GET /api', 'DELETE /nothing', 'GET /nothing', 'PUT /'])(
  '%s is unknown, whatever the body',
  async (line) => {
    const payload = line.startsWith('GET') ? undefined : 'x'.repeat(100_000);
    const answer = await api.call(line, { token: '', ...(payload ? { payload } : {}) });
    expect(answer.json()).toMatchObject({
      status: 404,
      code: 'not-found',
      type: 'urn:souk:problem:not-found',
    });
  },
);

test.each([
  ['PUT /api/v1/stores', 'POST, GET, HEAD'],
  ['PUT /api/v1/stores/acme', 'GET, HEAD, PATCH, DELETE'],
  ['OPTIONS /api/v1/stores', 'POST, GET, HEAD'],
  ['GET /api/v1/session', 'POST, DELETE'],
  ['HEAD /api/v1/events', 'GET'],
  ['POST /livez', 'GET, HEAD'],
  ['DELETE /openapi.json', 'GET, HEAD'],
])('%s is not allowed', async (line, allow) => {
  const [method] = line.split(' ');
  const body = method === 'GET' || method === 'HEAD' ? {} : { payload: 'x'.repeat(100_000) };
  const answer = await api.app.inject({ method: method as 'GET', url: line.split(' ')[1] ?? '', ...body });
  expect(answer.statusCode).toBe(405);
  expect(answer.headers['allow']).toBe(allow);
});

const post = (payload: string, type: string) =>
  api.call('POST /api/v1/stores', { payload, headers: { 'content-type': type } });

test.each(['{"name":', 'name=acme', '', '{"__proto__":{"name":"acme"}}'])('%j is not JSON', async (body) => {
  const answer = await post(body, 'application/json');
  expect([answer.statusCode, answer.json()]).toEqual([
    400,
    expect.objectContaining({ code: 'invalid-body' }),
  ]);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense'])(
  'a body of type %s is not taken',
  async (type) => {
    const answer = await post('{"name":"acme"}', type);
    expect(answer.json()).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  },
);

test('a name of a megabyte is too large, and nothing is made', async () => {
  const answer = await post(JSON.stringify({ name: 'a'.repeat(1 << 20) }), 'application/json');
  expect(answer.json()).toMatchObject({ status: 413, code: 'body-too-large' });
  expect(api.cluster.calls).not.toContain('create');
});

test.each(['application/json', 'text/plain'])(
  'who still sends a large body of %s gets the answer',
  async (type) => {
    await api.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = api.app.server.address() as AddressInfo;
    const socket = createConnection(port, '127.0.0.1');
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const head = `POST /api/v1/stores HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer admin-token\r\nContent-Type: ${type}`;
    socket.write(`${head}\r\nTransfer-Encoding: chunked\r\n\r\n`);
    for (let sent = 0; sent < 16; sent += 1) {
      socket.write(chunk);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    socket.write('0\r\n\r\nGET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect((await text(socket)).match(/HTTP\/1.1 \d+/g)).toEqual([
      type === 'text/plain' ? 'HTTP/1.1 415' : 'HTTP/1.1 413',
      'HTTP/1.1 200',
    ]);
  },
);

test('a body where none is expected does no harm', async () => {
  const answer = await api.call('DELETE /api/v1/stores/none', {
    payload: '',
    headers: { 'content-type': 'application/json' },
  });
  expect([400, 404]).toContain(answer.statusCode);
});

test('a path that cannot be decoded is refused', async () => {
  const answer = await api.call('GET /api/v1/stores/%zz');
  expect(answer.json()).toMatchObject({ status: 400, code: 'bad-request' });
});

test('an unexpected error tells nothing about itself, but its id finds it in the log', async () => {
  api.deps.access.scope = () => Promise.reject(new Error('password of the database is hunter2'));
  const answer = await api.call('GET /api/v1/stores');
  expect(answer.json()).toMatchObject({ status: 500, code: 'internal' });
  expect(answer.body).not.toContain('hunter2');
  const id = String(answer.headers['x-request-id']);
  expect(answer.json<{ instance: string }>().instance).toBe(`urn:souk:request:${id}`);
  expect(api.log.some((line) => line.includes(id) && line.includes('hunter2'))).toBe(true);
});

/** Writes bytes that no HTTP library would send. */
async function raw(bytes: string): Promise<string> {
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = api.app.server.address() as AddressInfo;
  const socket = createConnection(port, '127.0.0.1');
  socket.write(bytes);
  return await text(socket);
}

test.each([
  ['NONSENSE\r\n\r\n', 400, 'bad-request'],
  [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
])('malformed HTTP %.20j', async (bytes, status, code) => {
  const answer = await raw(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain(`"code":"${code}"`);
});

test('who takes too long to send a request is told so', async () => {
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  const { server } = api.app;
  server.once('connection', (socket) => {
    const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    server.emit('clientError', late, socket);
  });
  const socket = createConnection((server.address() as AddressInfo).port, '127.0.0.1');
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('"code":"request-timeout"');
});

const idFor = async (given: string) =>
  (await api.call('GET /livez', { headers: { 'x-request-id': given } })).headers['x-request-id'];

test('ids of requests are taken from the edge when they are plain', async () => {
  expect(await idFor('0123456789abcdef')).toBe('0123456789abcdef');
  expect(await idFor('a"}\u00e9')).toMatch(/^[0-9a-f-]{36}$/);
});
