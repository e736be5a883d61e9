import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createShopProbe, getJson, type ShopProbe } from './shop-probe.ts';

type Answers = Record<string, unknown>;
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function probeOf(answers: Answers): Promise<{ probe: ShopProbe; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${String(request.headers['x-publishable-api-key'] ?? '')}`.trim());
    const body = answers[new URL(request.url ?? '', 'http://x').pathname];
    response.writeHead(body === undefined ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return {
    probe: createShopProbe((_namespace, path, headers) =>
      getJson(`http://127.0.0.1:${port}${path}`, headers),
    ),
    asked,
  };
}

const config = { '/storefront/config.json': { publishableKey: 'pk_1', regionId: 'reg_1' } };
const priced = { products: [{ variants: [{ calculated_price: { calculated_amount: 19 } }] }] };
const at = { namespace: 'store-acme', seeded: true };

test('a product with a price sells, asked for with the key and the region', async () => {
  const { probe, asked } = await probeOf({ ...config, '/store/products': priced });
  expect(await probe(at)).toEqual({ sells: true });
  expect(asked[1]).toMatch(/^\/store\/products\?.*region_id=reg_1 pk_1$/);
});

test('an empty shop only has to answer', async () => {
  const { probe, asked } = await probeOf(config);
  expect(await probe({ ...at, seeded: false })).toEqual({ sells: true });
  expect(asked).toHaveLength(1);
});

test.each([
  ['no products', { products: [] }],
  ['a product without a price', { products: [{ variants: [{ calculated_price: null }] }] }],
])('%s does not sell', async (_what, products) => {
  const { probe } = await probeOf({ ...config, '/store/products': products });
  expect(await probe(at)).toEqual({ sells: false, why: 'has no product with a price' });
});

test('a shop that does not answer yet is said to be so', async () => {
  const { probe } = await probeOf({});
  expect(await probe(at)).toEqual({ sells: false, why: 'did not answer: answered 503' });
});
