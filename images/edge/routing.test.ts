import { once } from 'node:events';
import { request as httpRequest, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDns, type Zone } from './test/dns.ts';
import { startEdge, type Answer, type Edge } from './test/edge.ts';
import { unpackEdge, type UnpackedImage } from './test/image-root.ts';
import { startUpstream, type Seen } from './test/upstream.ts';

// The real image, its real nginx, a real DNS server and real upstreams on loopback addresses of their own.
const acme = '127.77.0.2';
const empty = '127.77.0.3';
const orchestrator = '127.77.0.4';
const html = { headers: { accept: 'text/html,application/xhtml+xml' } };

const seenBy = (answer: Answer): Seen => JSON.parse(answer.body);

const zone: Zone = new Map([
  ['acme.souk-routes.svc.cluster.local', acme],
  ['asleep.souk-routes.svc.cluster.local', empty],
  ['orchestrator.souk-system.svc.cluster.local', orchestrator],
  ['lost.souk-routes.svc.cluster.local', 'silent'],
]);
let image: UnpackedImage;
let edge: Edge;
let servers: Server[];
let stopDns: () => void;
beforeAll(async () => {
  const dns = await startDns(zone);
  stopDns = dns.stop;
  servers = [
    await startUpstream('acme', acme, 9000),
    await startUpstream('orchestrator', orchestrator, 8080),
  ];
  image = await unpackEdge();
  edge = await startEdge(image.root, {
    SOUK_HOST_SUFFIXES: 'local.gd localhost',
    SOUK_RESOLVER: `127.0.0.1:${dns.port}`,
  });
}, 300_000);
afterAll(async () => {
  await edge.stop();
  stopDns();
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
  await image.remove();
});

test.each(['souk.local.gd', 'souk.localhost:8080', 'localhost', '127.0.0.1:8080'])(
  '%s is the dashboard',
  async (host) => {
    expect(seenBy(await edge.get(host, '/'))).toMatchObject({ upstream: 'orchestrator', url: '/' });
  },
);

test.each(['acme.local.gd', 'acme.localhost:8080', 'ACME.Local.GD:18080'])('%s is a store', async (host) => {
  const seen = seenBy(await edge.get(host, '/a%2Fb//c?x=1'));
  expect(seen).toMatchObject({ upstream: 'acme', url: '/a%2Fb//c?x=1' });
  expect(seen.headers.host).toBe(host);
});

test.each(['acme.example.com', 'x.acme.local.gd', 'acme.localXgd', '-.local.gd', 'local.gd', '10.1.2.3'])(
  '%s is nobody',
  async (host) => {
    const answer = await edge.get(host, '/');
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({ status: 404, code: 'unknown-store' });
  },
);

test('what a client claims about itself is overwritten', async () => {
  const headers = {
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '1',
    'x-real-ip': '6.6.6.6',
    forwarded: 'for=6.6.6.6',
  };
  const seen = seenBy(await edge.get('acme.local.gd:18080', '/', { headers }));
  expect(seen.headers).toMatchObject({
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': 'acme.local.gd:18080',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': '18080',
    'x-real-ip': '127.0.0.1',
  });
  expect(seen.headers).not.toHaveProperty('forwarded');
});

test('an unknown store has a page for people and a problem for programs', async () => {
  const page = await edge.get('nobody.local.gd', '/', html);
  expect(page.status).toBe(404);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('There is no store here');
  expect(page.body).toContain('nobody.local.gd');
  expect(page.body).not.toContain('<!--#');
  const problem = await edge.get('nobody.local.gd', '/');
  expect(problem.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(problem.body)).toMatchObject({ status: 404, code: 'unknown-store' });
});

test('a store without an endpoint is starting', async () => {
  const page = await edge.get('asleep.local.gd', '/', html);
  expect(page.status).toBe(503);
  expect(page.headers).toMatchObject({ 'retry-after': '3', 'cache-control': 'no-store' });
  expect(page.body).toContain('This store is starting');
  const problem = await edge.get('asleep.local.gd', '/store/carts', { method: 'POST', body: '{}' });
  expect(problem.status).toBe(503);
  expect(JSON.parse(problem.body)).toMatchObject({ code: 'store-unavailable' });
});

test('a DNS server that is silent does not make a store unknown', async () => {
  expect((await edge.get('lost.local.gd', '/')).status).toBe(503);
});

test('a store that appears or moves is found within two seconds', async () => {
  const path = 'nova.souk-routes.svc.cluster.local';
  expect((await edge.get('nova.local.gd', '/')).status).toBe(404);
  zone.set(path, empty);
  await expect.poll(async () => (await edge.get('nova.local.gd', '/')).status, { timeout: 2000 }).toBe(503);
  zone.set(path, acme);
  await expect.poll(async () => (await edge.get('nova.local.gd', '/')).status, { timeout: 2000 }).toBe(200);
});

const upload = (mib: number): Promise<Answer> =>
  edge.get('acme.local.gd', '/admin/uploads', { method: 'POST', body: Buffer.alloc(mib * 1024 * 1024) });

test("a store's own errors pass unchanged", async () => {
  for (const status of [404, 502, 503]) {
    const answer = await edge.get('acme.local.gd', `/status/${status}`, html);
    expect(answer.status).toBe(status);
    expect(seenBy(answer).upstream).toBe('acme');
  }
});

test('an orchestrator that is away is said to start', async () => {
  zone.delete('orchestrator.souk-system.svc.cluster.local');
  await expect
    .poll(async () => (await edge.get('souk.local.gd', '/', html)).status, { timeout: 3000 })
    .toBe(503);
  const problem = await edge.get('souk.local.gd', '/api/v1/stores');
  expect(JSON.parse(problem.body)).toMatchObject({ code: 'platform-unavailable' });
  zone.set('orchestrator.souk-system.svc.cluster.local', orchestrator);
});

test('uploads up to 50 MiB pass to a store', async () => {
  expect(seenBy(await upload(49)).bytes).toBe(49 * 1024 * 1024);
  expect((await upload(51)).status).toBe(413);
});

test("what is larger than the API's limit is refused by the edge itself", async () => {
  const post = (bytes: number): Promise<Answer> =>
    edge.get('souk.local.gd', '/api/v1/stores', { method: 'POST', body: Buffer.alloc(bytes) });
  expect(seenBy(await post(64 * 1024)).bytes).toBe(64 * 1024);
  const refused = await post(1_000_000);
  expect(refused.status).toBe(413);
  expect(refused.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(refused.body)).toMatchObject({ status: 413, code: 'body-too-large' });
});

test('events arrive at once', async () => {
  const request = httpRequest({
    host: '127.0.0.1',
    port: edge.port,
    path: '/api/v1/events',
    headers: { host: 'souk.localhost' },
  });
  request.end();
  const [response] = await once(request, 'response');
  const [first] = await once(response, 'data');
  expect(String(first)).toBe('data: first\n\n');
  request.destroy();
});

test('websockets are passed on', async () => {
  const headers = { host: 'acme.local.gd', connection: 'Upgrade', upgrade: 'echo' };
  const request = httpRequest({ host: '127.0.0.1', port: edge.port, path: '/hot', headers });
  request.end();
  const [response, socket] = await once(request, 'upgrade');
  expect(response.statusCode).toBe(101);
  socket.write('ping');
  const [back] = await once(socket, 'data');
  expect(String(back)).toBe('ping');
  socket.destroy();
});

test('logs keep no query string, and the access log is JSON', async () => {
  await edge.get('acme.local.gd', '/reset-password?token=s3cret', {
    headers: { referer: 'http://a/?token=s3cret' },
  });
  await edge.get('nobody.local.gd', '/login?code=s3cret');
  const log = await edge.accessLog();
  expect(log).toContainEqual(
    expect.objectContaining({ host: 'acme.local.gd', path: '/reset-password', status: 200 }),
  );
  expect(log).toContainEqual(
    expect.objectContaining({ host: 'nobody.local.gd', path: '/login', status: 404 }),
  );
  expect(JSON.stringify(log) + edge.errorLog()).not.toContain('s3cret');
  expect(JSON.stringify(log)).not.toContain('healthz');
});

test('the version of nginx is not told', async () => {
  expect((await edge.get('nobody.local.gd', '/')).headers.server).toBe('nginx');
});
