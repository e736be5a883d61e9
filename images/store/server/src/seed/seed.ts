import { addCatalogue } from './add-catalogue.ts';
import { addDelivery } from './add-delivery.ts';
import { addMarket } from './add-market.ts';
import { first, type Container, type WithId } from './workflows.ts';

/** Fills a new database, as `medusa exec` runs it: `SEED: empty` takes the products out again at a store's first start. */
export default async function seed({ container }: { container: Container }): Promise<void> {
  const store = await first<WithId & { default_sales_channel_id: string }>(container, 'store', [
    'id',
    'default_sales_channel_id',
  ]);
  const salesChannel = store.default_sales_channel_id;
  const region = await addMarket(container, { store: store.id, salesChannel });
  const delivery = await addDelivery(container, { region, salesChannel });
  await addCatalogue(container, { ...delivery, salesChannel });
}
