import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { isUse, watchActivity } from './activity.ts';

afterEach(() => vi.useRealTimers());

it.each([
  ['a shopper', { url: '/products/t-shirt' }, true],
  ['an order', { method: 'POST', url: '/store/carts' }, true],
  ['the kubelet', { url: '/health' }, false],
  ['the orchestrator', { url: '/storefront/config.json', agent: 'souk-check' }, false],
  ['a monitor', { method: 'HEAD', url: '/' }, false],
  ['a crawler', { url: '/', agent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' }, false],
  ['a browser by itself', { url: '/favicon.ico?v=2' }, false],
])('%s: is that a use of the store?', (_who, { method = 'GET', url, agent }: Asked, use) => {
  expect(isUse({ method, url, headers: agent ? { 'user-agent': agent } : {} })).toBe(use);
});
type Asked = { method?: string; url: string; agent?: string };

it('tells the last use of the shop, and counts nothing else', async () => {
  const servers = [0, 0].map(() => createServer((_request, response) => response.end()).listen(0));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const [shop = 0, agent = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-04T10:00:00Z') });
  const activity = watchActivity(shop);
  const askAt = async (time: string, port: number, path: string): Promise<string> => {
    vi.setSystemTime(new Date(time));
    await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    return activity.lastRequestAt();
  };
  expect(await askAt('2026-05-04T10:01:00Z', agent, '/status')).toBe('2026-05-04T10:00:00.000Z');
  expect(await askAt('2026-05-04T10:02:00Z', shop, '/health')).toBe('2026-05-04T10:00:00.000Z');
  expect(await askAt('2026-05-04T10:03:00Z', shop, '/store/regions')).toBe('2026-05-04T10:03:00.000Z');
  for (const server of servers) server.close();
});
