import { countries, currency, taxRates } from './region.ts';
import { first, run, type Container, type WithId } from './workflows.ts';

/** Where the store sells: region, taxes, and the key by which a storefront names its sales channel. Answers the region's id. */
export async function addMarket(
  container: Container,
  ids: { store: string; salesChannel: string },
): Promise<string> {
  const [region] = await run<WithId[]>(container, 'createRegionsWorkflow', {
    regions: [
      {
        name: 'Europe',
        currency_code: currency,
        countries,
        is_tax_inclusive: true,
        payment_providers: ['pp_system_default'],
      },
    ],
  });
  if (!region) throw new Error('Medusa made no region');
  await run(container, 'updateStoresWorkflow', {
    selector: { id: ids.store },
    update: {
      supported_currencies: [{ currency_code: currency, is_default: true, is_tax_inclusive: true }],
      default_region_id: region.id,
    },
  });
  await run(container, 'createTaxRegionsWorkflow', Object.entries(taxRates).map(taxRegion));
  // Medusa has made the key itself; every store renews its token at the first start.
  const key = await first<WithId>(container, 'api_key', ['id']);
  await run(container, 'linkSalesChannelsToApiKeyWorkflow', { id: key.id, add: [ids.salesChannel] });
  return region.id;
}

function taxRegion([country, rate]: [string, number]): object {
  const default_tax_rate = { rate, code: 'vat', name: 'VAT' };
  return { country_code: country, provider_id: 'tp_system', default_tax_rate };
}
