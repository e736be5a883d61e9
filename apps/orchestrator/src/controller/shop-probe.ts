import type { KubeClient } from '@souk/kubernetes';
import { z } from 'zod';

/** Whether a shopper could order now; `why` completes the sentence "The shop …". */
export type ShopAnswer = { sells: true } | { sells: false; why: string };
export type ShopProbe = (at: { namespace: string; seeded: boolean }) => Promise<ShopAnswer>;

const storefront = z.object({ publishableKey: z.string(), regionId: z.string().nullish() });
const catalogue = z.object({
  products: z.array(
    z.object({
      variants: z
        .array(z.object({ calculated_price: z.object({ calculated_amount: z.number() }).nullish() }))
        .nullish(),
    }),
  ),
});

const timeoutMs = 5000;
/** By this name a store tells our own look from a use, which would keep it awake. */
const userAgent = 'souk-check';

type Headers = Record<string, string>;

/** Reads JSON from a store's own Service; rejects when it does not answer with success. */
export type AskStore = (namespace: string, path: string, headers?: Headers) => Promise<unknown>;

/** The short way, from a pod. */
export const askInCluster: AskStore = (namespace, path, headers) =>
  getJson(`http://store.${namespace}.svc:9000${path}`, headers);

/** From outside the cluster no Service can be reached: the API server passes the question on. */
export const askThroughApiServer =
  (client: KubeClient): AskStore =>
  (namespace, path, headers = {}) =>
    client.json('GET', `/api/v1/namespaces/${namespace}/services/store:9000/proxy${path}`, {
      headers,
      timeoutMs,
    });

export async function getJson(url: string, headers: Headers = {}): Promise<unknown> {
  const response = await fetch(url, {
    headers: { 'user-agent': userAgent, ...headers },
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.json();
}

/** Asks as the storefront does: its settings, then one product with the price of the region. */
export function createShopProbe(ask: AskStore): ShopProbe {
  return async ({ namespace, seeded }) => {
    try {
      const { publishableKey, regionId } = storefront.parse(await ask(namespace, '/storefront/config.json'));
      if (!seeded) return { sells: true };
      const region = regionId ? `&region_id=${encodeURIComponent(regionId)}` : '';
      const path = `/store/products?limit=1&fields=id,*variants.calculated_price${region}`;
      const { products } = catalogue.parse(
        await ask(namespace, path, { 'x-publishable-api-key': publishableKey }),
      );
      const priced = products.some(({ variants }) => variants?.some((variant) => variant.calculated_price));
      return priced ? { sells: true } : { sells: false, why: 'has no product with a price' };
    } catch (error) {
      return {
        sells: false,
        why: `did not answer: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  };
}
