import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import { countries, currency } from './region.ts';
import { first, run, type Container, type WithId } from './workflows.ts';

type FulfillmentSet = WithId & { service_zones: WithId[] };
type FulfillmentModule = { createFulfillmentSets(set: object): Promise<FulfillmentSet> };
type Link = { create(link: object): Promise<unknown> };

/** From where and for how much: a stock location, and standard and express delivery to every country of the region. */
export async function addDelivery(
  container: Container,
  ids: { region: string; salesChannel: string },
): Promise<{ stockLocation: string; shippingProfile: string }> {
  const [location] = await run<WithId[]>(container, 'createStockLocationsWorkflow', {
    locations: [{ name: 'Warehouse', address: { address_1: '', city: '', country_code: 'de' } }],
  });
  if (!location) throw new Error('Medusa made no stock location');
  const zone = await addServiceZone(container, location.id);
  await run(container, 'linkSalesChannelsToStockLocationWorkflow', {
    id: location.id,
    add: [ids.salesChannel],
  });
  const profile = await first<WithId>(container, 'shipping_profile', ['id']);
  await run(container, 'createShippingOptionsWorkflow', [
    shippingOption(
      { name: 'Standard', days: '2 to 4 working days', amount: 4.9 },
      ids.region,
      zone,
      profile.id,
    ),
    shippingOption(
      { name: 'Express', days: 'The next working day', amount: 12.9 },
      ids.region,
      zone,
      profile.id,
    ),
  ]);
  return { stockLocation: location.id, shippingProfile: profile.id };
}

async function addServiceZone(container: Container, stockLocation: string): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT) as FulfillmentModule;
  const link = container.resolve(ContainerRegistrationKeys.LINK) as Link;
  const set = await fulfillment.createFulfillmentSets({
    name: 'Delivery',
    type: 'shipping',
    service_zones: [
      { name: 'Europe', geo_zones: countries.map((country_code) => ({ type: 'country', country_code })) },
    ],
  });
  const location = { [Modules.STOCK_LOCATION]: { stock_location_id: stockLocation } };
  await link.create({ ...location, [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' } });
  await link.create({ ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } });
  const [zone] = set.service_zones;
  if (!zone) throw new Error('Medusa made no service zone');
  return zone.id;
}

function shippingOption(
  offer: { name: string; days: string; amount: number },
  region: string,
  zone: string,
  profile: string,
): object {
  return {
    name: offer.name,
    price_type: 'flat',
    provider_id: 'manual_manual',
    service_zone_id: zone,
    shipping_profile_id: profile,
    type: { label: offer.name, description: offer.days, code: offer.name.toLowerCase() },
    prices: [
      { currency_code: currency, amount: offer.amount },
      { region_id: region, amount: offer.amount },
    ],
    rules: [
      { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
      { attribute: 'is_return', value: 'false', operator: 'eq' },
    ],
  };
}
