import { openApiDocument } from '@souk/contract';
import { beforeEach, expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
});
const get = (path: string, headers: Record<string, string> = {}) =>
  api.call(`GET ${path}`, { token: '', headers });

test('probes follow the health of the process', async () => {
  expect([(await get('/livez')).statusCode, (await get('/readyz')).statusCode]).toEqual([200, 200]);
  api.health.ready = false;
  expect((await get('/readyz')).json()).toMatchObject({ status: 503, code: 'unavailable' });
  expect((await get('/livez')).statusCode).toBe(200);
  api.health.alive = false;
  expect((await get('/livez')).statusCode).toBe(503);
});

test('the API describes itself', async () => {
  for (const path of ['/openapi.json', '/api/v1/openapi.json'])
    expect((await get(path)).json()).toEqual(openApiDocument());
});

test('metrics count answers by route and stores by phase', async () => {
  api.cluster.put(storeOf({ name: 'acme', status: { phase: 'Ready' } }));
  await api.call('GET /api/v1/stores/acme');
  await api.call('GET /api/v1/stores/none');
  await api.call('GET /nowhere');
  const { body } = await get('/metrics');
  expect(body).toContain('souk_stores{phase="Ready"} 1');
  expect(body).toContain('souk_stores{phase="Failed"} 0');
  expect(body).toContain('souk_event_streams 0');
  const count = 'http_request_duration_seconds_count';
  expect(body).toContain(`${count}{method="GET",route="/api/v1/stores/:name",status="200"} 1`);
  expect(body).toContain(`${count}{method="GET",route="/api/v1/stores/:name",status="404"} 1`);
  expect(body).toContain(`${count}{method="GET",route="unknown",status="404"} 1`);
});

test('metrics are not for those who come through the edge', async () => {
  expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.5' })).statusCode).toBe(404);
});

test('an answer may not be kept, framed or guessed at', async () => {
  const { headers } = await api.call('GET /api/v1/stores');
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
});
