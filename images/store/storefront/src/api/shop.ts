import { createApi, type Api } from './client.ts';
import { REGION } from './fields.ts';
import type { Region } from './types.ts';

/** Everything that the pages need to know about the shop they stand in. */
export interface Shop {
  name: string;
  /** Lower-case ISO 4217 and ISO 3166 codes. */
  currency: string;
  country: string;
  regionId: string;
  api: Api;
}

export interface ShopConfig {
  publishableKey: string;
  storeName: string;
  currency: string;
  countryCode: string;
  regionId?: string;
}

const text = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Throws an error that names the first field that is missing or no text. */
export function parseShopConfig(value: unknown): ShopConfig {
  const fields = new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  const required = (name: string) => {
    const field: unknown = fields.get(name);
    if (!text(field)) throw new Error(`storefront configuration: ${name} must be a non-empty text`);
    return field;
  };
  const regionId: unknown = fields.get('regionId');
  return {
    publishableKey: required('publishableKey'),
    storeName: required('storeName'),
    currency: required('currency').toLowerCase(),
    countryCode: required('countryCode').toLowerCase(),
    ...(text(regionId) ? { regionId } : {}),
  };
}

/** The region that serves the shop's country; else one with its currency; else any. */
export function pickRegion(regions: Region[], country: string, currency: string): Region | undefined {
  return (
    regions.find((region) => region.countries.some(({ iso_2 }) => iso_2 === country)) ??
    regions.find((region) => region.currency_code === currency) ??
    regions[0]
  );
}

async function findRegion(api: Api, config: ShopConfig): Promise<string> {
  const { regions } = await api.get<{ regions: Region[] }>('/store/regions', { fields: REGION });
  const region = pickRegion(regions, config.countryCode, config.currency);
  if (!region) throw new Error('this shop has no region to sell in yet');
  return region.id;
}

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
