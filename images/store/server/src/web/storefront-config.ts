import type { Handler } from 'express';

/** What the storefront must know before its first call of the Store API. */
export type StorefrontConfig = {
  publishableKey: string;
  storeName: string;
  /** ISO 4217, lower case. */
  currency: string;
  /** ISO 3166-1 alpha-2, lower case: where a shopper is taken to be, until told otherwise. */
  countryCode: string;
  regionId: string;
};

type Question = { entity: string; fields: string[]; filters?: object };
export type Query = { graph(question: Question): Promise<{ data: Record<string, unknown>[] }> };

type Store = { name: string; default_region_id: string | null };
type Region = { id: string; currency_code: string; countries: { iso_2: string }[] };

/** Long enough that shoppers cost nothing, short enough that a change in the Admin shows soon. */
const keepMs = 15_000;

/** Answers GET /storefront/config.json. */
export function storefrontConfig(homeCountry: string): Handler {
  let kept: { config: StorefrontConfig; until: number } | null = null;
  return async (request, response, next) => {
    try {
      if (!kept || kept.until < performance.now()) {
        const query = request.scope.resolve('query') as Query;
        kept = { config: await readConfig(query, homeCountry), until: performance.now() + keepMs };
      }
      // Nothing in it is secret, and a storefront on another host starts with it, too.
      response.set('Cache-Control', 'no-cache').set('Access-Control-Allow-Origin', '*').json(kept.config);
    } catch (error) {
      next(error);
    }
  };
}

export async function readConfig(query: Query, homeCountry: string): Promise<StorefrontConfig> {
  const [store] = await ask<Store>(query, { entity: 'store', fields: ['name', 'default_region_id'] });
  const regions = await ask<Region>(query, {
    entity: 'region',
    fields: ['id', 'currency_code', 'countries.iso_2'],
  });
  const filters = { type: 'publishable', revoked_at: null };
  const [key] = await ask<{ token: string }>(query, { entity: 'api_key', fields: ['token'], filters });
  const region = regions.find(({ id }) => id === store?.default_region_id) ?? regions[0];
  if (!store || !region || !key) throw new Error('The store needs a region and a publishable API key');
  const countries = region.countries.map(({ iso_2 }) => iso_2);
  return {
    publishableKey: key.token,
    storeName: store.name,
    currency: region.currency_code,
    countryCode: countries.includes(homeCountry) ? homeCountry : (countries[0] ?? homeCountry),
    regionId: region.id,
  };
}

async function ask<Entity>(query: Query, question: Question): Promise<Entity[]> {
  return (await query.graph(question)).data as Entity[];
}
