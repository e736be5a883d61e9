import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { visitorOf } from './visitor.ts';

const asks = (method: string, url: string, headers: Record<string, string> = {}): IncomingMessage =>
  ({ method, url, headers }) as unknown as IncomingMessage;

const browser = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
};

test('a browser that opens a page is a person', () => {
  expect(visitorOf(asks('GET', '/products/shirt?ref=mail', browser))).toBe('person');
});

test.each([
  ['GET', '/store/products', { 'user-agent': 'curl/8.5.0', accept: '*/*' }],
  ['POST', '/hooks/payment/stripe', { 'user-agent': 'Stripe/1.0' }],
  ['GET', '/live', { connection: 'Upgrade', upgrade: 'websocket' }],
])('%s %s is a program', (method, url, headers) => {
  expect(visitorOf(asks(method, url, headers))).toBe('program');
});

test.each([
  ['HEAD', '/', browser],
  ['OPTIONS', '/store/products', {}],
  ['GET', '/favicon.ico', browser],
  ['GET', '/robots.txt?x', {}],
  ['GET', '/', { ...browser, 'sec-purpose': 'prefetch;prerender' }],
  ['GET', '/', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
  ['GET', '/', { 'user-agent': 'UptimeRobot/2.0' }],
])('%s %s by %j only looks', (method, url, headers) => {
  expect(visitorOf(asks(method, url, headers))).toBe('onlooker');
});
