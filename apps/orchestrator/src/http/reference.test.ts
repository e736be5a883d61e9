import { beforeEach, expect, test } from 'vitest';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await createTestApi();
});
const get = (url: string) => api.app.inject({ method: 'GET', url });

test('the page and all that it loads come from here, without a caller', async () => {
  const page = await get('/reference/');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  const loaded = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(loaded).toHaveLength(3);
  for (const path of loaded) expect([path, (await get(path)).statusCode]).toEqual([path, 200]);
  expect(page.body).not.toMatch(/<style|style=|<script>/);
  expect((await get('/reference')).headers.location).toBe('/reference/');
});

test('nothing else of the package is served', async () => {
  for (const path of ['index.html', 'swagger-ui.js', '../package.json', '%2e%2e/package.json'])
    expect((await get(`/reference/${path}`)).statusCode).toBe(404);
  expect((await api.app.inject({ method: 'POST', url: '/reference/' })).statusCode).toBe(405);
});
