import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

const root = mkdtempSync(join(tmpdir(), 'souk-dashboard-'));
let api: TestApi;

beforeAll(async () => {
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Souk</title>');
  writeFileSync(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(root, 'assets', 'index-4f2a.js'), 'export {}');
  api = await createTestApi({ dashboardDir: root });
});
afterAll(() => rmSync(root, { recursive: true }));

const browse = (url: string, accept = 'text/html,*/*') => api.app.inject({ url, headers: { accept } });

test.each(['/', '/index.html', '/stores/acme', '/sign-in?next=/stores'])('%s is the page', async (url) => {
  const answer = await browse(url);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toMatch(/^text\/html/);
  expect(answer.headers['cache-control']).toBe('no-cache');
  expect(answer.body).toContain('<title>Souk</title>');
});

test('hashed files are kept for ever, others are asked for again', async () => {
  const script = await browse('/assets/index-4f2a.js');
  expect(script.headers['content-type']).toMatch(/javascript/);
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await browse('/favicon.svg')).headers['cache-control']).toBe('no-cache');
});

test.each(['/assets/gone.js', '/api/v1/nothing', '/api', '/api/v2/stores'])(
  '%s is not a page',
  async (url) => {
    const answer = await browse(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'not-found' });
  },
);

test('a program that asks for an unknown path gets a problem', async () => {
  expect((await browse('/stores/acme', 'application/json')).json()).toMatchObject({ code: 'not-found' });
  const posted = await api.app.inject({
    method: 'POST',
    url: '/stores/acme',
    headers: { accept: 'text/html' },
  });
  expect(posted.json()).toMatchObject({ code: 'not-found' });
});

test.each(['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/..%5c..%5cetc', '/assets/%00'])(
  '%s leads nowhere',
  async (url) => {
    const answer = await browse(url, '*/*');
    expect([400, 404]).toContain(answer.statusCode);
  },
);

test('the API is still there', async () => {
  expect((await api.call('GET /api/v1/stores')).statusCode).toBe(200);
});

test('pages may load only what is ours', async () => {
  const policy = String((await browse('/')).headers['content-security-policy']);
  expect(policy.split(';')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy).not.toContain('unsafe');
});
