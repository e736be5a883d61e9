import type { Database } from './database.ts';

/** The rest of the demo shop stays: with a region, taxes, delivery and a sales channel, the first own product can be sold at once. */
export async function removeDemoProducts(database: Database): Promise<void> {
  // "cascade" reaches variants, pictures and stock; links to other modules have no foreign keys and are named.
  await database.query(
    `truncate product, product_option, product_category, inventory_item, product_variant_price_set,
       product_variant_inventory_item, product_sales_channel, product_shipping_profile cascade`,
  );
  await database.query(
    'delete from price_set where id not in (select price_set_id from shipping_option_price_set)',
  );
}
