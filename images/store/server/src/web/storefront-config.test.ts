import { expect, it } from 'vitest';
import { readConfig, type Query } from './storefront-config.ts';

const europe = { id: 'reg_1', currency_code: 'eur', countries: [{ iso_2: 'at' }, { iso_2: 'de' }] };
const america = { id: 'reg_2', currency_code: 'usd', countries: [{ iso_2: 'us' }] };

/** Answers by entity, as Medusa's query does. */
function queryOf(data: Record<string, object[]>): Query {
  return {
    graph: ({ entity }) => Promise.resolve({ data: (data[entity] ?? []) as Record<string, unknown>[] }),
  };
}

const store = (default_region_id: string | null): object[] => [{ name: 'Acme', default_region_id }];
const api_key = [{ token: 'pk_1' }];

it('tells the default region, and the home country where that region has it', async () => {
  const query = queryOf({ store: store('reg_2'), region: [europe, america], api_key });
  const config = { publishableKey: 'pk_1', storeName: 'Acme', currency: 'usd', regionId: 'reg_2' };
  expect(await readConfig(query, 'us')).toEqual({ ...config, countryCode: 'us' });
  expect(await readConfig(query, 'de')).toEqual({ ...config, countryCode: 'us' });
});

it('takes the first region where the merchant has removed the default one', async () => {
  for (const missing of [null, 'reg_gone']) {
    const query = queryOf({ store: store(missing), region: [europe, america], api_key });
    expect(await readConfig(query, 'de')).toMatchObject({ currency: 'eur', countryCode: 'de' });
  }
});

it('says what a storefront cannot do without', async () => {
  const query = queryOf({ store: store('reg_1'), region: [europe], api_key: [] });
  await expect(readConfig(query, 'de')).rejects.toThrow('The store needs a region and a publishable API key');
});
