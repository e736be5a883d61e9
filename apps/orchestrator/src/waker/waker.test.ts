import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { StoreResource } from '@souk/contract';
import type { KubeClient, Method } from '@souk/kubernetes';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { platformOf } from '../testing/platform.ts';
import { createWaker, type Waker } from './index.ts';

const stores = new Map<string, StoreResource>();
let patched: string[];
let waker: Waker;
let port: number;

/** As much of an API server as waking needs. */
const client = {
  json: <T>(method: Method, path: string) => {
    const name = path.split('/').at(-1) ?? '';
    if (method === 'PATCH') patched.push(name);
    return Promise.resolve(stores.get(name) as T);
  },
} as unknown as KubeClient;

beforeEach(async () => {
  patched = [];
  stores.clear();
  for (const name of ['acme', 'bolt', 'cafe'])
    stores.set(name, storeOf({ name, spec: { hibernated: true } }));
  stores.set('awake', storeOf({ name: 'awake' }));
  const ending = storeOf({ name: 'ending', spec: { hibernated: true } });
  ending.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
  stores.set('ending', ending);
  waker = createWaker({
    client,
    config: platformOf({ rateLimits: { wakes: 2 } }),
    cache: {
      list: () => [],
      get: (name) => stores.get(name),
      onChange: () => () => undefined,
      synced: () => true,
    },
    log: pino({ level: 'silent' }),
    pagesDir: join(import.meta.dirname, '../../../../images/edge/pages'),
  });
  port = await waker.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => waker.close());

const html = { accept: 'text/html' };

async function ask(host: string, headers: Record<string, string> = {}, method = 'GET', body?: Buffer) {
  const call = request({
    host: '127.0.0.1',
    port,
    method,
    path: '/p',
    headers: { host, ...headers },
    agent: false,
  });
  call.end(body);
  const [answer] = await once(call, 'response');
  const { statusCode, headers: got } = answer;
  return {
    status: statusCode,
    type: got['content-type'],
    retryAfter: got['retry-after'],
    body: await text(answer),
  };
}

test('a person wakes the store and sees a page in the style of the edge', async () => {
  const { body, ...answer } = await ask('acme.local.gd:8080', html);
  expect(answer).toEqual({ status: 503, type: 'text/html; charset=utf-8', retryAfter: '3' });
  expect(body).toContain('<title>This store is waking up</title>');
  expect(body).toContain('<p class="host">acme.local.gd:8080</p>');
  expect(body).toContain('.awning');
  expect(body).not.toContain('<!--#');
  expect(patched).toEqual(['acme']);
});

test('a program wakes the store and is told when to come again', async () => {
  const { body, ...answer } = await ask('acme.localhost', {}, 'POST', Buffer.alloc(5_000_000));
  expect(answer).toEqual({ status: 503, type: 'application/problem+json', retryAfter: '3' });
  expect(JSON.parse(body)).toMatchObject({ status: 503, code: 'store-waking' });
  expect(patched).toEqual(['acme']);
});

test('a websocket is told the same', async () => {
  const answer = await ask('acme.local.gd', { connection: 'Upgrade', upgrade: 'websocket' });
  expect(answer).toMatchObject({ status: 503, retryAfter: '3' });
  expect(patched).toEqual(['acme']);
});

test('a look wakes nobody', async () => {
  expect(await ask('acme.local.gd', html, 'HEAD')).toMatchObject({ status: 503, body: '' });
  const crawler = await ask('acme.local.gd', { ...html, 'user-agent': 'Googlebot/2.1' });
  expect(crawler).toMatchObject({ status: 503, retryAfter: '3600' });
  expect(patched).toEqual([]);
});

test.each(['nobody.local.gd', 'ending.local.gd', 'local.gd', 'acme.example.com'])(
  '%s is no store',
  async (host) => {
    const answer = await ask(host, html);
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'unknown-store' });
    expect(patched).toEqual([]);
  },
);

test('a store that is awake already is only a moment away', async () => {
  expect(await ask('awake.local.gd', html)).toMatchObject({ status: 503, retryAfter: '3' });
  expect(patched).toEqual([]);
});

test('of many stores only so many are woken in a minute', async () => {
  const answers = await Promise.all(['acme', 'bolt', 'cafe'].map((name) => ask(`${name}.local.gd`)));
  expect(answers.map(({ retryAfter }) => retryAfter)).toEqual(['3', '3', '30']);
  expect(patched).toEqual(['acme', 'bolt']);
});
