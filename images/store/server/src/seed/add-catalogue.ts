import { categories, combinations, products, type Product } from './catalogue.ts';
import { currency } from './region.ts';
import { list, run, type Container, type WithId } from './workflows.ts';

type Ids = { stockLocation: string; shippingProfile: string; salesChannel: string };

const stocked = 1000;

export async function addCatalogue(container: Container, ids: Ids): Promise<void> {
  const made = await run<(WithId & { name: string })[]>(container, 'createProductCategoriesWorkflow', {
    product_categories: categories.map((name) => ({ name, is_active: true })),
  });
  const categoryIds = new Map(made.map(({ name, id }) => [name, id]));
  await run(container, 'createProductsWorkflow', {
    products: products.map((product) => toMedusa(product, ids, categoryIds)),
  });
  const items = await list<WithId>(container, 'inventory_item', ['id']);
  await run(container, 'createInventoryLevelsWorkflow', {
    inventory_levels: items.map(({ id }) => ({
      inventory_item_id: id,
      location_id: ids.stockLocation,
      stocked_quantity: stocked,
    })),
  });
}

function toMedusa(product: Product, ids: Ids, categoryIds: ReadonlyMap<string, string>): object {
  const { options, picture, category, price, ...fields } = product;
  return {
    ...fields,
    status: 'published',
    thumbnail: picture,
    images: [{ url: picture }],
    category_ids: [categoryIds.get(category)],
    shipping_profile_id: ids.shippingProfile,
    sales_channels: [{ id: ids.salesChannel }],
    options: Object.entries(options).map(([title, values]) => ({ title, values: [...values] })),
    variants: combinations(options).map((choice) => ({
      title: Object.values(choice).join(' / '),
      sku: [product.handle, ...Object.values(choice)].join('-').toUpperCase(),
      manage_inventory: true,
      options: choice,
      prices: [{ currency_code: currency, amount: price }],
    })),
  };
}
