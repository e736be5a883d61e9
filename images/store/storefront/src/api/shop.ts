import type { Api } from './client.ts';
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
