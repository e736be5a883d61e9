import { PRODUCT, PRODUCT_SUMMARY, REGION } from './fields.ts';
import type { Shop } from './shop.ts';
import type { Country, Product, ProductSummary, Region } from './types.ts';

export const PAGE_SIZE = 24;

export interface ProductPage {
  products: ProductSummary[];
  /** Of all pages. */
  count: number;
}

export const listProducts = (shop: Shop, offset: number): Promise<ProductPage> =>
  shop.api.get('/store/products', {
    fields: PRODUCT_SUMMARY,
    region_id: shop.regionId,
    limit: PAGE_SIZE,
    offset,
  });

/** `null` when the shop sells nothing under this handle. */
export async function findProduct(shop: Shop, handle: string): Promise<Product | null> {
  const query = { handle, fields: PRODUCT, region_id: shop.regionId, limit: 1 };
  const { products } = await shop.api.get<{ products: Product[] }>('/store/products', query);
  return products[0] ?? null;
}

/** Where the shop delivers to, by name. */
export async function listCountries(shop: Shop): Promise<Country[]> {
  const { region } = await shop.api.get<{ region: Region }>(`/store/regions/${shop.regionId}`, {
    fields: REGION,
  });
  return region.countries.toSorted((one, other) => one.display_name.localeCompare(other.display_name));
}
