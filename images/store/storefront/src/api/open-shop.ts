import { createApi, type Api } from './client.ts';
import { REGION } from './fields.ts';
import { parseShopConfig, pickRegion, type Shop, type ShopConfig } from './shop.ts';
import type { Region } from './types.ts';

async function findRegion(api: Api, config: ShopConfig): Promise<string> {
  const { regions } = await api.get<{ regions: Region[] }>('/store/regions', { fields: REGION });
  const region = pickRegion(regions, config.countryCode, config.currency);
  if (!region) throw new Error('this shop has no region to sell in yet');
  return region.id;
}

/** Asks the server that sent the pages which shop it is. */
export async function openShop(origin: string): Promise<Shop> {
  const response = await fetch('/storefront/config.json');
  if (!response.ok) throw new Error(`storefront configuration: status ${response.status}`);
  const config = parseShopConfig(await response.json());
  const api = createApi(origin, config.publishableKey);
  return {
    name: config.storeName,
    currency: config.currency,
    country: config.countryCode,
    regionId: config.regionId ?? (await findRegion(api, config)),
    api,
  };
}
