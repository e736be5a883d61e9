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

/** Base address of a store's Service, such as `http://store.store-acme.svc:9000`. */
export type ServiceAddress = (namespace: string) => string;

export const inCluster: ServiceAddress = (namespace) => `http://store.${namespace}.svc:9000`;

/** Asks as the storefront does: its settings, then one product with the price of the region. */
export function createShopProbe(addressOf: ServiceAddress): ShopProbe {
  return async ({ namespace, seeded }) => {
    const base = addressOf(namespace);
    try {
      const { publishableKey, regionId } = storefront.parse(await get(`${base}/storefront/config.json`));
      if (!seeded) return { sells: true };
      const region = regionId ? `&region_id=${encodeURIComponent(regionId)}` : '';
      const url = `${base}/store/products?limit=1&fields=id,*variants.calculated_price${region}`;
      const { products } = catalogue.parse(await get(url, { 'x-publishable-api-key': publishableKey }));
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

async function get(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.json();
}
